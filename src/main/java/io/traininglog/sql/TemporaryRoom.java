package io.traininglog.sql;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The room on the disk where SQLite puts temporary files, https://www.sqlite.org/tempfiles.html.
 *
 * @param folder where they go
 * @param least how much is to stay free: 1 GB, or half of what there was
 */
record TemporaryRoom(Path folder, long least) {

    private static final long KEPT_FREE = 1L << 30;

    static TemporaryRoom look() {
        Path folder = find();
        return new TemporaryRoom(folder, Math.min(KEPT_FREE, free(folder) / 2));
    }

    /** The first that can be written, in the order in which SQLite looks. */
    private static Path find() {
        return Stream.of(System.getenv("SQLITE_TMPDIR"), System.getenv("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(path -> Files.isDirectory(path) && Files.isWritable(path))
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    boolean isEnough() {
        return free(folder) >= least;
    }

    /** How much this process may still put there; where nobody knows, it is no bound. */
    static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether a folder is on the same disk as these files. */
    boolean isWith(Path other) {
        FileStore store = store(other);
        return store != null && store.equals(store(folder));
    }

    private static @Nullable FileStore store(Path path) {
        try {
            return Files.getFileStore(path);
        } catch (IOException e) {
            return null;
        }
    }
}
