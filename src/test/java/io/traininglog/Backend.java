package io.traininglog;

import io.traininglog.store.Sealing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

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
    },
    /** Numbers become columns as soon as there are three. */
    SQLITE_SEALED {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.sealing(new Sealing(3, 3, 1)).open(folder.resolve("runs.sqlite"));
        }
    },
    /** Numbers become columns at once. */
    SQLITE_SEALED_AT_ONCE {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.sealing(new Sealing(1, 1, 1)).open(folder.resolve("runs.sqlite"));
        }
    },
    POSTGRESQL(
            "org.postgresql.Driver",
            "com.zaxxer.hikari.HikariConfig",
            "org.flywaydb.database.postgresql.PostgreSQLDatabaseType") {
        @Override
        LogDatabase open(LogDatabase.Builder builder, Path folder) {
            return builder.journalFolder(PostgresDatabases.journals(folder)).open(PostgresDatabases.of(folder));
        }

        @Override
        void drop(Path folder) {
            PostgresDatabases.drop(folder);
        }
    };

    private final boolean isPresent;

    /** With the classes of optional dependencies that it needs. */
    Backend(String... needs) {
        this.isPresent = Arrays.stream(needs).allMatch(Backend::isOnClassPath);
    }

    /** The backends whose optional dependencies are on the class path: the core is tested without any, too. */
    static Stream<Backend> present() {
        return Arrays.stream(values()).filter(backend -> backend.isPresent);
    }

    private static boolean isOnClassPath(String type) {
        try {
            Class.forName(type, false, Backend.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A database of this folder; where the backend is persistent, the same one each time. */
    abstract LogDatabase open(LogDatabase.Builder builder, Path folder);

    /** Removes the folder's database, where it is not in the folder. */
    void drop(Path folder) {}

    /** Whether a database outlives its last handle. */
    boolean isPersistent() {
        return this != MEMORY && this != SQLITE_MEMORY;
    }
}
