package io.traininglog.sql;

import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.journal.Journal;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.JournalFolder;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.tail.JournalPlace;
import io.traininglog.tail.TailStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Opens databases on PostgreSQL servers as stores: looks at what is there, and migrates it if need be. */
final class PostgresDatabase {

    private static final Dialect DIALECT = new PostgresDialect();

    /** A journal holds 2,000,000 single numbers and as many again: what a trainer writes while its server is away. */
    private static final int LARGEST_AREA = 64 << 20;

    /** What is in a journal is in the heap as well, which in a small one must leave room. */
    private static final int AREAS_IN_HEAP = 16;

    /**
     * A thousand numbers in one transaction take a server a fraction of what they take in ten, and a server has many trainers.
     */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f-]{36}");

    private PostgresDatabase() {}

    static Store open(PostgresConnector connector, StoreOptions options) {
        try {
            JournalPlace place =
                    new JournalPlace(base(connector, options), connector.description(), areaSize(), INTERVAL);
            PostgresStore store = new PostgresStore(connector, options, DatabaseState.of(place.base()));
            try {
                return TailStore.before(store, place, options);
            } catch (RuntimeException e) {
                store.closeAfter(e);
                throw e;
            }
        } catch (RuntimeException e) {
            throw closing(connector, e);
        }
    }

    private static int areaSize() {
        long share = Runtime.getRuntime().maxMemory() / AREAS_IN_HEAP;
        return (int) Math.max(Journal.AREA_SIZE, Math.min(LARGEST_AREA, share & -4096));
    }

    /** What the names of journals begin with. A connection that breaks meanwhile, as when a server starts, is replaced. */
    private static Path base(PostgresConnector connector, StoreOptions options) {
        long begin = System.nanoTime();
        while (true) {
            TrainingLogException failure;
            try {
                return journals(connector, options);
            } catch (SQLException e) {
                failure = DIALECT.translate(e, connector.description());
            } catch (UnavailableException e) {
                failure = e;
            }
            boolean isOver = System.nanoTime() - begin >= options.busyWait().toNanos();
            if (isOver || !(failure instanceof UnavailableException)) {
                throw failure;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static RuntimeException closing(Connector connector, RuntimeException failure) {
        try {
            connector.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /**
     * Where the journals of this process lie, once the database is at the newest schema. They are named for what the
     * database calls itself, and not for where it is: a server may get another name while a journal waits for it.
     */
    private static Path journals(PostgresConnector connector, StoreOptions options) throws SQLException {
        String database = connector.description();
        try (Connection connection = connector.connect()) {
            PostgresSchema schema = look(connection, database);
            // After that, as the driver learns with an answer that it is none any more
            if (!options.readOnly() && PostgresSession.isStandby(connection)) {
                throw new UnavailableException(PostgresDialect.standby(database));
            }
            if (schema.version() < DIALECT.schemaVersion()) {
                if (options.readOnly()) {
                    throw new SchemaException(database + older(schema));
                }
                MigrationTurn.take(connection, schema.name(), options.busyWait(), () -> migrate(connection, connector));
            }
            if (!options.readOnly()) {
                checkMayWrite(connection, database);
            }
            return folder(options).resolve(identity(connection, database));
        }
    }

    private static void migrate(Connection connection, PostgresConnector connector) throws SQLException {
        String database = connector.description();
        PostgresSchema schema = look(connection, database); // another process may have been quicker
        if (schema.version() < DIALECT.schemaVersion()) {
            checkMayCreate(connection, schema, database);
            PostgresMigration.run(connector.dataSource(), schema, DIALECT, database);
            look(connection, database);
        }
    }

    /** Flyway would try ten times, a second each, to create its own table. */
    private static void checkMayCreate(Connection connection, PostgresSchema schema, String database)
            throws SQLException {
        if (PostgresSchema.string(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')")
                .equals("f")) {
            throw new ReadOnlyException(database + state(schema) + ", and this user may create no tables: have the"
                    + " schema's owner open it once for writing");
        }
    }

    /** Otherwise the journal would take what the server refuses afterwards. */
    private static void checkMayWrite(Connection connection, String database) throws SQLException {
        if (PostgresSchema.string(connection, "SELECT has_table_privilege('entries', 'INSERT')")
                .equals("f")) {
            throw new ReadOnlyException(database
                    + ": this user may not write to its table entries. Use one that may, or open it to read only");
        }
    }

    private static PostgresSchema look(Connection connection, String database) throws SQLException {
        PostgresSchema schema = PostgresSchema.of(connection, database);
        schema.checkKnown(DIALECT.schemaVersion(), database);
        return schema;
    }

    private static String state(PostgresSchema schema) {
        return schema.version() == 0
                ? " has no tables in schema " + schema.name() + " that logs are kept in"
                : " is at schema version " + schema.version() + ", and is to be upgraded to " + DIALECT.schemaVersion();
    }

    private static String older(PostgresSchema schema) {
        return state(schema) + ": open it once for writing, as a user who may create tables";
    }

    /** With its name on the server, as a copy of it there calls itself the same. */
    private static String identity(Connection connection, String database) throws SQLException {
        String identity = PostgresSchema.string(connection, "SELECT value FROM settings WHERE name = 'database'");
        if (!IDENTITY.matcher(identity).matches()) {
            throw new StorageException(
                    database + " is damaged: its table settings does not say what it is called. Restore a backup");
        }
        String name = PostgresSchema.string(connection, "SELECT current_database()");
        return fileName(name) + "-" + identity;
    }

    /** The same for no other name, also where files have no upper case. */
    private static String fileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "-");
        return plain.equals(name) ? name : plain + "-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** By its real path: whoever opens the database in this process, also to read only, is to find the same journal. */
    private static Path folder(StoreOptions options) {
        Path folder = JournalFolder.of(options).toAbsolutePath();
        try {
            if (!options.readOnly()) {
                make(folder);
            }
            return realPath(folder);
        } catch (IOException e) {
            throw new StorageException(
                    "the folder " + folder + " for journals cannot be " + (options.readOnly() ? "found" : "made") + ": "
                            + e + ". Name another with journalFolder or the key 'journal_folder'",
                    e);
        }
    }

    /** For this user alone: what is in a journal is not for others. */
    private static void make(Path folder) throws IOException {
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (isPosix && !Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** That of what is there, also where the rest is yet to be made. */
    private static Path realPath(Path folder) throws IOException {
        Path parent = folder.getParent();
        return parent == null || Files.exists(folder)
                ? folder.toRealPath()
                : realPath(parent).resolve(parent.relativize(folder));
    }
}
