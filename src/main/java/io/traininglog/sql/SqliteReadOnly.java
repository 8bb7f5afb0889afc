package io.traininglog.sql;

import io.traininglog.StorageException;
import io.traininglog.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file is opened that must not be changed, perhaps in a folder that cannot be written. */
final class SqliteReadOnly {

    private SqliteReadOnly() {}

    /**
     * As one that others may be writing, unless its folder cannot be written and no log of changes is beside it: then
     * nobody is, and the file is opened as one that never changes, which needs no lock files. A rollback journal, too,
     * means that the file is not whole.
     */
    static Connector connector(Path file, StoreOptions options) {
        if (!Files.exists(file)) {
            throw new StorageException(file + " is not there, and opened to read only it is not created");
        }
        boolean mayChange = hasBeside(file, "-wal")
                || hasBeside(file, "-journal")
                || Files.isWritable(file.toAbsolutePath().getParent());
        return SqliteFile.of(file, mayChange ? "?mode=ro" : "?immutable=1", options);
    }

    private static boolean hasBeside(Path file, String suffix) {
        return Files.exists(file.resolveSibling(file.getFileName() + suffix));
    }
}
