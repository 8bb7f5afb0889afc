package io.traininglog.benchmarks.contenders;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A table of entries in a SQLite file, its connection, and the statements that write it. */
final class JdbcTable implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement upsert;
    private boolean batched;

    JdbcTable(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setGetGeneratedKeys(false);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TABLE entries (
                          log INTEGER NOT NULL, time INTEGER NOT NULL, key INTEGER NOT NULL, value,
                          PRIMARY KEY (log, time, key)) WITHOUT ROWID""");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        begin = prepare("BEGIN IMMEDIATE");
        commit = prepare("COMMIT");
        upsert = prepare("""
                INSERT INTO entries VALUES (1, ?, ?, ?)
                ON CONFLICT (log, time, key) DO UPDATE SET value = excluded.value""");
    }

    PreparedStatement prepare(String sql) {
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void begin() {
        execute(begin);
    }

    /** Executes what was added, and commits it. */
    void commit() {
        try {
            if (batched) {
                upsert.executeBatch();
                batched = false;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        execute(commit);
    }

    private static void execute(PreparedStatement statement) {
        try {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a row at once. */
    void put(long time, int key, double value) {
        try {
            bind(time, key, value);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a row to the batch, which is quicker than to put it where several follow. */
    void add(long time, int key, double value) {
        try {
            bind(time, key, value);
            upsert.addBatch();
            batched = true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(long time, int key, double value) throws SQLException {
        upsert.setLong(1, time);
        upsert.setInt(2, key);
        upsert.setDouble(3, value);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
