package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads {@code ~/.blocksrc}, or the file that {@code BLOCKS_CONFIG} names instead. */
final class ConfigurationFile {

    /** A hundred times what the keys need. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String VARIABLE = "BLOCKS_CONFIG";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigurationFile() {}

    /**
     * What the file sets; nothing where there is no {@code ~/.blocksrc}.
     *
     * @throws ConfigurationException if the file that the environment names is missing, or either cannot be understood
     */
    static List<Setting> settings(Map<String, String> environment, HomeDirectory home) {
        String named = environment.get(VARIABLE);
        Path file = named == null ? home.path().resolve(".blocksrc") : named(named, home);
        Optional<String> yaml = read(file);
        if (yaml.isEmpty() && named != null) {
            throw new ConfigurationException("environment variable " + VARIABLE + ": names " + file
                    + ", which does not exist; correct or unset the variable, or create the file");
        }
        // Most programs have no such file, and need not load the parser.
        return yaml.map(text -> YamlSettings.parse(file.toString(), text)).orElseGet(List::of);
    }

    private static Path named(String name, HomeDirectory home) {
        if (name.isBlank()) {
            throw new ConfigurationException(
                    "environment variable " + VARIABLE + ": found empty text; name a file, or unset the variable");
        }
        try {
            return Path.of(home.expand(name));
        } catch (InvalidPathException invalid) {
            throw new ConfigurationException(
                    "environment variable " + VARIABLE + ": " + Quotation.of(name) + " is not a path", invalid);
        }
    }

    private static Optional<String> read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(file + ": is a directory; expected a file in YAML");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ConfigurationException(file + ": cannot be read: " + unreadable, unreadable);
        }
        if (bytes.length > MAX_BYTES) {
            throw new ConfigurationException(
                    file + ": is larger than " + MAX_BYTES + " bytes; a configuration needs a few lines");
        }
        return Optional.of(decode(file, bytes));
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Windows' editors write one.
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException invalid) {
            throw new ConfigurationException(file + ": is not UTF-8; save it in that encoding", invalid);
        }
    }
}
