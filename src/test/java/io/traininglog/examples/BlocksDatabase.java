package io.traininglog.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The database that comes with this example: Python's Blocks wrote it, in three generations of four iterations each. */
final class BlocksDatabase {

    private BlocksDatabase() {}

    static Path copyTo(Path folder) throws IOException {
        try (InputStream original =
                BlocksDatabase.class.getResourceAsStream("/io/traininglog/blocks/blocks-small.sqlite")) {
            if (original == null) {
                throw new IllegalStateException("blocks-small.sqlite is not on the class path");
            }
            Path copy = folder.resolve("blocks.sqlite");
            Files.copy(original, copy);
            return copy;
        }
    }

    /** What opening the database left beside it, before it changed anything. */
    static Path backupBeside(Path database) throws IOException {
        try (Stream<Path> files = Files.list(database.resolveSibling(""))) {
            return files.filter(file -> file.toString().endsWith(".bak"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
