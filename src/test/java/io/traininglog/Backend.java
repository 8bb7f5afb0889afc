package io.traininglog;

import java.nio.file.Path;

/** Where a database can live. What one of them answers, the others answer. */
enum Backend {
    MEMORY {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.inMemory();
        }
    },
    SQLITE_FILE {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.open(folder.resolve("runs.sqlite"));
        }
    },
    SQLITE_MEMORY {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.open(":memory:");
        }
    };

    /** A database of this folder; where the backend is persistent, the same one each time. */
    abstract LogDatabase open(LogDatabase.Builder builder, Path folder);

    /** Whether a database outlives its last handle. */
    boolean isPersistent() {
        return this == SQLITE_FILE;
    }
}
