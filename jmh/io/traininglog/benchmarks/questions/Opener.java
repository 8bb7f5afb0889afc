package io.traininglog.benchmarks.questions;

import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.sqlite.SQLiteConfig;

/** Who opens a database, and how. What is answered is open still. */
public enum Opener {
    SQLITE("ours") {
        @Override
        AutoCloseable openAndPut(Path folder) {
            TrainingLog log = TrainingLog.open(CurrentDatabase.ours(folder), CurrentDatabase.uuid(folder));
            log.at(2).put(CurrentDatabase.KEY, 0.5);
            return log;
        }
    },
    JDBI("plain Jdbi") {
        @Override
        AutoCloseable openAndPut(Path folder) {
            Jdbi jdbi = Jdbi.create(() -> connect(folder)).installPlugin(new SqlObjectPlugin());
            Handle handle = jdbi.open();
            handle.attach(Entries.class).put(CurrentDatabase.uuid(folder), 2, CurrentDatabase.KEY, 0.5);
            return handle;
        }
    },
    JDBC("plain JDBC") {
        @Override
        AutoCloseable openAndPut(Path folder) {
            try {
                Connection connection = connect(folder);
                try (PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO entries (log, time, key, value)
                        SELECT l.id, ?, k.id, ? FROM lineage AS l, keys AS k WHERE l.uuid = ? AND k.key = ?
                        ON CONFLICT (log, time, key) DO UPDATE SET value = excluded.value
                        """)) {
                    upsert.setLong(1, 2);
                    upsert.setDouble(2, 0.5);
                    upsert.setString(3, CurrentDatabase.uuid(folder).toString());
                    upsert.setString(4, CurrentDatabase.KEY);
                    upsert.executeUpdate();
                }
                return connection;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private final String label;

    Opener(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    abstract AutoCloseable openAndPut(Path folder);

    /** With the durability of this library's default. */
    private static Connection connect(Path folder) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + CurrentDatabase.plain(folder));
    }

    /** An SQL object as any user of Jdbi would write it. */
    public interface Entries {

        @SqlUpdate("""
                INSERT INTO entries (log, time, key, value)
                SELECT l.id, :time, k.id, :value FROM lineage AS l, keys AS k WHERE l.uuid = :log AND k.key = :key
                ON CONFLICT (log, time, key) DO UPDATE SET value = excluded.value
                """)
        void put(UUID log, long time, String key, double value);
    }
}
