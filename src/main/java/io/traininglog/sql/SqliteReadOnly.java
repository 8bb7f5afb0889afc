package io.traininglog.sql;

import io.traininglog.StorageException;
import io.traininglog.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file is opened that must not be changed, perhaps in a folder that cannot be written. */
final class SqliteReadOnly {

    private SqliteReadOnly() {}

    /**
     * Without a write-ahead log beside it the file is whole, and opened as one that nobody changes: that needs no lock
     * files. With one, SQLite must be able to use it.
     */
    static Connector connector(Path file, StoreOptions options) {
        if (!Files.exists(file)) {
            throw new StorageException(file + " is not there, and opened to read only it is not created");
        }
        boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        return SqliteFile.of(file, hasLog ? "?mode=ro" : "?immutable=1", options);
    }
}
