package io.traininglog.sql;

import io.traininglog.DatabaseInfo;
import io.traininglog.Durability;
import io.traininglog.Finding;
import io.traininglog.MigrationReport;
import io.traininglog.Progress;
import io.traininglog.QueryLimits;
import io.traininglog.QueryReport;
import io.traininglog.QueryRows;
import io.traininglog.StorageException;
import io.traininglog.VacuumReport;
import io.traininglog.journal.JournalException;
import io.traininglog.journal.JournalFile;
import io.traininglog.journal.JournalFiles;
import io.traininglog.store.Sealing;
import io.traininglog.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done with a SQLite file beside logging. */
public final class DatabaseCare {

    static final Dialect DIALECT = new SqliteDialect();

    static final StoreOptions WRITING =
            new StoreOptions(Durability.PROCESS_DEATH, Duration.ofSeconds(30), false, Sealing.USUAL, null, null);

    private static final StoreOptions READING =
            new StoreOptions(Durability.PROCESS_DEATH, Duration.ofSeconds(30), true, Sealing.USUAL, null, null);

    private DatabaseCare() {}

    /** Looks at one moment of a database. */
    interface Look<T> {
        T at(Connection connection, Schema schema) throws SQLException;
    }

    /** The one true path of a file that is there. */
    public static Path realFile(Path path) {
        if (Files.isDirectory(path)) {
            throw new StorageException(path + " is a folder; give the path of a database file in it");
        } else if (!Files.exists(path)) {
            throw new StorageException("there is no database " + path);
        } else if (!Files.isRegularFile(path)) {
            throw new StorageException(path + " is no file that could be a database");
        }
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new StorageException(path + " cannot be reached: " + e, e);
        }
    }

    /** What state it is in. */
    public static DatabaseInfo info(Path file) {
        return read(file, (connection, schema) -> new Inspection(connection, file, schema).run());
    }

    /** Upgrades it, if anything is pending. */
    public static MigrationReport migrate(Path file) {
        int from = read(file, (connection, schema) -> {
            schema.checkKnown(DIALECT.schemaVersion(), file.toString());
            return schema.version();
        });
        if (from == DIALECT.schemaVersion()) {
            return new MigrationReport(from, from, Optional.empty());
        }
        Connector connector = SqliteFile.of(file, "", WRITING);
        try (Connection connection = connector.connect()) {
            SqliteDatabase.look(connection, connector.description(), WRITING);
            Upgrade upgrade = new Upgrade(connector, DIALECT, file, WRITING.sealing());
            upgrade.run(connection);
            return new MigrationReport(from, DIALECT.schemaVersion(), Optional.ofNullable(upgrade.backup()));
        } catch (SQLException e) {
            throw DIALECT.translate(e, connector.description());
        }
    }

    /** Tells of everything that is not as it should be. */
    public static void check(Path file, Progress progress, Consumer<? super Finding> findings) {
        read(file, (connection, schema) -> {
            schema.checkKnown(DIALECT.schemaVersion(), file.toString());
            new FileCheck(new CheckedFile(file, connection, findings), schema, progress).run();
            return true;
        });
    }

    /** Writes it anew. */
    public static VacuumReport vacuum(Path file) {
        read(file, (connection, schema) -> {
            schema.checkKnown(DIALECT.schemaVersion(), file.toString());
            schema.checkNewest(DIALECT.schemaVersion(), file.toString());
            return true;
        });
        return new Vacuum(file).run();
    }

    /** Answers a query. */
    public static QueryReport query(Path file, String sql, QueryLimits limits, QueryRows rows) {
        OneQuery.check(sql);
        return read(file, (connection, schema) -> {
            schema.checkKnown(DIALECT.schemaVersion(), file.toString());
            boolean isNewest = schema.version() == DIALECT.schemaVersion();
            String state = isNewest ? "" : "; the database" + schema.older(DIALECT.schemaVersion());
            return new BoundedQuery(connection, limits, state).run(sql, rows);
        });
    }

    /** The journals beside a file. */
    static List<JournalFile> journals(Path file) {
        try {
            return JournalFiles.beside(file);
        } catch (JournalException e) {
            throw new StorageException(file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T read(Path file, Look<T> look) {
        Connector connector = SqliteReadOnly.connector(file, READING);
        try (Connection connection = connector.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SqliteDialect.BEGIN_READ);
            return look.at(connection, Schema.of(connection, file.toString()));
        } catch (SQLException e) {
            throw DIALECT.translate(e, file.toString());
        }
    }
}
