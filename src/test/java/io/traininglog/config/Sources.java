package io.traininglog.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A user's home, environment and system properties, apart from this process's own. */
final class Sources {

    final Path home;
    final Path file;
    private final Map<String, String> environment = new HashMap<>();
    private final Properties properties = new Properties();

    Sources(Path home) {
        this.home = home;
        file = home.resolve(".blocksrc");
    }

    Sources file(String yaml) {
        try {
            Files.writeString(file, yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    Sources variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Sources property(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    Configuration load() {
        return Configuration.load(environment, properties, home);
    }
}
