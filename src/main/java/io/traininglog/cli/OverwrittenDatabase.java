package io.traininglog.cli;

import io.traininglog.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Keeps a slip of the hand from replacing a database by a file for another tool. */
final class OverwrittenDatabase {

    /** See https://www.sqlite.org/fileformat.html. */
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private OverwrittenDatabase() {}

    /** Refuses a target that is a database. The one that is open is told by its name: to read it would drop its locks. */
    static void refuse(Path target, Place open) throws IOException {
        if (Files.isRegularFile(target) && (isOpen(target, open) || beginsAsDatabase(target))) {
            throw new StorageException(target + " is a database, which is not overwritten; name another file");
        }
    }

    private static boolean isOpen(Path target, Place open) throws IOException {
        return open.isFile() && Files.isSameFile(target, open.file());
    }

    private static boolean beginsAsDatabase(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }
}
