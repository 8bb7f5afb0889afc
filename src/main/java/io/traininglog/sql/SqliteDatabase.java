package io.traininglog.sql;

import io.traininglog.SchemaException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.tail.JournalPlace;
import io.traininglog.tail.TailStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens SQLite databases as stores: looks at what is there, upgrades it if need be, and turns on the write-ahead log. */
final class SqliteDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private static final Dialect DIALECT = new SqliteDialect();

    private SqliteDatabase() {}

    /**
     * Opens a database.
     *
     * @param file the real path of its file, if it has one
     */
    static Store open(Connector connector, @Nullable Path file, StoreOptions options) {
        try {
            boolean hasWriteAheadLog;
            try (Connection connection = connector.connect()) {
                hasWriteAheadLog = prepare(connector, connection, file, options);
            }
            DatabaseState state = file == null ? DatabaseState.ofOneStore() : DatabaseState.of(file);
            SqliteStore store = new SqliteStore(connector, options, state);
            try {
                if (options.columns() != null && !options.readOnly()) {
                    store.setSealing(options.columns());
                }
                return file != null && hasWriteAheadLog
                        ? TailStore.before(store, JournalPlace.beside(file), options)
                        : store;
            } catch (RuntimeException e) {
                store.closeAfter(e);
                throw e;
            }
        } catch (SQLException e) {
            throw closing(connector, DIALECT.translate(e, connector.description()));
        } catch (RuntimeException e) {
            throw closing(connector, e);
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

    /** Answers whether it has a write-ahead log, or need not have one because it is only read. */
    private static boolean prepare(
            Connector connector, Connection connection, @Nullable Path file, StoreOptions options) throws SQLException {
        Schema schema = look(connection, connector.description(), options);
        if (schema.version() < DIALECT.schemaVersion()) {
            if (options.readOnly()) {
                throw new SchemaException(connector.description() + schema.older(DIALECT.schemaVersion()));
            }
            new Upgrade(connector, DIALECT, file, options.sealing()).run(connection);
        }
        return options.readOnly() || turnOnWriteAheadLog(connection, connector.description(), options);
    }

    static Schema look(Connection connection, String database, StoreOptions options) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqliteDialect.BEGIN_READ);
            try {
                Schema schema = Schema.of(connection, database);
                schema.checkKnown(DIALECT.schemaVersion(), database);
                if (!options.readOnly()) {
                    Schema.checkNoTriggers(connection, database);
                }
                return schema;
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    /**
     * Once per file; it stays on. SQLite needs the file for itself to do it and does not always wait for that, so this
     * does. A database in memory has no log; nor has one where processes cannot share memory.
     */
    private static boolean turnOnWriteAheadLog(Connection connection, String database, StoreOptions options)
            throws SQLException {
        long deadline = System.nanoTime() + options.busyWait().toNanos();
        while (true) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                row.next();
                String mode = row.getString(1);
                if (!mode.equals("wal") && !mode.equals("memory")) {
                    LOG.warn(
                            "{} has no write-ahead log, its journal mode stays {}: readers and writers wait for each other",
                            database,
                            mode);
                }
                return mode.equals("wal");
            } catch (SQLException e) {
                boolean busy = (e.getErrorCode() & 0xff) == SqliteDialect.BUSY;
                if (!busy || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
