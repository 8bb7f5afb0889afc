package io.traininglog.sql;

import io.traininglog.DatabaseInfo.Migration;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.store.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a SQLite database to the newest schema, in one transaction that holds the write lock from before the backup to
 * after the last migration: all or nothing, and one process at a time. The only class that loads Flyway.
 */
final class Upgrade {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

    /** The schema version of Blocks' tables. */
    private static final int BLOCKS = 1;

    /** The schema version that keeps history as columns. */
    private static final int FIRST_WITH_COLUMNS = 3;

    /** Codes of failures that say more of the tables than of the machine. */
    private static final Set<Integer> OF_THE_SCRIPT = Set.of(SqliteDialect.ERROR, SqliteDialect.CONSTRAINT);

    private static final Pattern NAME = Pattern.compile("(?:CREATE (?:TABLE|INDEX|VIEW)|RENAME TO) (\\w+)");

    private final Connector connector;
    private final Dialect dialect;
    private final @Nullable Path file;
    private final Sealing sealing;
    private @Nullable Path backup;

    /**
     * An upgrade.
     *
     * @param file what to back up; null for a database in memory
     * @param sealing when history becomes columns
     */
    Upgrade(Connector connector, Dialect dialect, @Nullable Path file, Sealing sealing) {
        this.connector = connector;
        this.dialect = dialect;
        this.file = file;
        this.sealing = sealing;
    }

    /** The copy of the database as it was; null if none was made. */
    @Nullable
    Path backup() {
        return backup;
    }

    /** What stands between a schema and the newest, in its order; without a look at the database's own history. */
    static List<Migration> pending(Connection connection, Schema schema) {
        List<Migration> pending = new ArrayList<>();
        for (MigrationInfo migration :
                flyway(connection, DatabaseCare.DIALECT, schema).info().all()) {
            int version = Integer.parseInt(migration.getVersion().getVersion());
            if (version > schema.version() && migration.getScript().startsWith("V")) {
                pending.add(new Migration(version, migration.getDescription()));
            }
        }
        return pending;
    }

    /** Upgrades the database unless another process has done so by now. */
    void run(Connection connection) throws SQLException {
        execute(connection, SqliteDialect.BEGIN_WRITE);
        try {
            Schema schema = Schema.of(connection, connector.description());
            schema.checkKnown(dialect.schemaVersion(), connector.description());
            if (schema.version() < dialect.schemaVersion()) {
                upgrade(connection, schema);
            }
            execute(connection, "COMMIT");
        } catch (RuntimeException | Error | SQLException e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            discardBackup(e);
            throw e;
        }
    }

    /** A copy of what did not change is of no use, and would be followed by others at every further try. */
    private void discardBackup(Throwable failure) {
        if (backup != null) {
            try {
                Files.deleteIfExists(backup);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private void upgrade(Connection connection, Schema schema) throws SQLException {
        try {
            Flyway flyway = flyway(connection, dialect, schema);
            if (schema.version() == BLOCKS) {
                upgradeBlocks(connection, flyway, schema);
            } else {
                backUp(schema);
                flyway.migrate();
            }
        } catch (FlywayException e) {
            throw failed(schema, e);
        }
        if (schema.version() > 0 && schema.version() < FIRST_WITH_COLUMNS) {
            sealHistory(connection);
        }
        warnOfLostParents(connection);
        int reached = Schema.of(connection, connector.description()).version();
        if (reached != dialect.schemaVersion()) {
            throw new SchemaException(connector.description() + " reached schema version " + reached + ", not "
                    + dialect.schemaVersion() + "; nothing was changed");
        }
    }

    private void upgradeBlocks(Connection connection, Flyway flyway, Schema schema) throws SQLException {
        BlocksTables blocks = new BlocksTables(connection, connector.description());
        blocks.check(names(flyway));
        backUp(schema);
        flyway.baseline();
        flyway.migrate();
        blocks.checkKeys();
    }

    /** What no script can do. */
    private void sealHistory(Connection connection) throws SQLException {
        SharedConnection shared = new SharedConnection(connection);
        try (SqliteSession session = new SqliteSession(SqliteSession.jdbi(shared::getConnection))) {
            SqliteTransaction transaction = new SqliteTransaction(
                    session,
                    new KeyDictionary(),
                    new HistoryChanges(session, new ChunkIndex(), new ChunkCache()),
                    new Unsealed(sealing));
            transaction.sealAll();
            transaction.finish();
        } catch (StatementException e) {
            throw (SQLException) e.getCause();
        }
    }

    private void backUp(Schema schema) throws SQLException {
        if (schema.version() > 0 && file != null) {
            backup = Backup.write(connector, file, schema.version());
            LOG.info("Upgrading {} from schema version {}; its backup is {}", file, schema.version(), backup);
        }
    }

    private static Flyway flyway(Connection connection, Dialect dialect, Schema schema) {
        return Flyway.configure(Upgrade.class.getClassLoader())
                .dataSource(new SharedConnection(connection))
                .locations("classpath:" + dialect.migrations())
                .table(Schema.HISTORY)
                .baselineVersion(Integer.toString(Math.max(BLOCKS, schema.version())))
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .loggers("slf4j")
                .load();
    }

    /** What the scripts make, in lower case: also what a later line of them drops. */
    private Set<String> names(Flyway flyway) {
        Set<String> names = new HashSet<>();
        for (MigrationInfo migration : flyway.info().pending()) {
            Matcher made = NAME.matcher(script(migration.getScript()));
            while (made.find()) {
                names.add(made.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private String script(String name) {
        String resource = "/" + dialect.migrations() + "/" + name;
        try (InputStream script = Objects.requireNonNull(Upgrade.class.getResourceAsStream(resource), resource)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flyway's message has many lines, and advice for its own command line. */
    private TrainingLogException failed(Schema schema, FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && !OF_THE_SCRIPT.contains(database.getErrorCode() & 0xff)) {
                return dialect.translate(database, connector.description());
            }
        }
        return new StorageException(
                connector.description() + " could not be upgraded from schema version " + schema.version()
                        + "; nothing was changed. If its tables were altered by hand, put a backup in its place;"
                        + " otherwise please report it with the cause of this exception",
                failure);
    }

    /** Blocks notes the parent as text; one that is not in the database ends the lineage there. */
    private void warnOfLostParents(Connection connection) throws SQLException {
        String sql = """
                SELECT l.uuid, s.value FROM lineage AS l JOIN status AS s ON s.log = l.id
                WHERE s.key = 'resumed_from' AND s.value IS NOT NULL AND l.parent IS NULL
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                LOG.warn(
                        "Log {} in {} was resumed from {}, which is not there: its lineage ends there",
                        row.getString(1),
                        connector.description(),
                        row.getString(2));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
