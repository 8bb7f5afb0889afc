package io.traininglog.readme;

import io.traininglog.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code traininglog} as a command that a shell finds. */
final class Alias {

    private static final Path FOLDER = create();

    private Alias() {}

    /** A search path on which the command comes first. */
    static String before(String searchPath) {
        return FOLDER + File.pathSeparator + searchPath;
    }

    private static Path create() {
        try {
            Path folder = Files.createTempDirectory("traininglog-alias");
            Path script = folder.resolve("traininglog");
            Files.writeString(script, """
                    #!/bin/sh
                    exec '%s' %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
                    -Dorg.slf4j.simpleLogger.log.org.sqlite.SQLiteJDBCLoader=off \
                    -classpath '%s' %s "$@"
                    """.formatted(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            nativeAccess(),
                            ClassPath.OF_TESTS,
                            Main.class.getName()));
            if (!script.toFile().setExecutable(true)) {
                throw new IOException(script + " cannot be made executable");
            }
            script.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the jar's manifest has it, which a class path has not. */
    private static String nativeAccess() {
        return Runtime.version().feature() >= 24 ? "--enable-native-access=ALL-UNNAMED" : "";
    }
}
