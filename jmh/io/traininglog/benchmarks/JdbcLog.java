package io.traininglog.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/** One log in the library's tables by hand-written JDBC, without lineage: the bound that the library is held to. */
final class JdbcLog implements BenchmarkLog {

    private final Connection connection;
    private final Map<String, Integer> keys = new HashMap<>();
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement upsert;
    private final PreparedStatement find;
    private final PreparedStatement row;
    private final PreparedStatement series;
    private final PreparedStatement all;

    JdbcLog(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setGetGeneratedKeys(false);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TABLE entries (
                          log INTEGER NOT NULL, time INTEGER NOT NULL, key INTEGER NOT NULL,
                          kind INTEGER NOT NULL, value, PRIMARY KEY (log, time, key)) WITHOUT ROWID""");
            }
            begin = connection.prepareStatement("BEGIN IMMEDIATE");
            commit = connection.prepareStatement("COMMIT");
            upsert = connection.prepareStatement("""
                    INSERT INTO entries VALUES (1, ?, ?, 0, ?)
                    ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value""");
            find = connection.prepareStatement("SELECT value FROM entries WHERE log = 1 AND time = ? AND key = ?");
            row = connection.prepareStatement("SELECT key, value FROM entries WHERE log = 1 AND time = ?");
            series = connection.prepareStatement(
                    "SELECT time, value FROM entries WHERE log = 1 AND key = ? ORDER BY time");
            all = connection.prepareStatement("SELECT time, key, value FROM entries WHERE log = 1 ORDER BY time");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int id(String key) {
        return keys.computeIfAbsent(key, absent -> keys.size() + 1);
    }

    @Override
    public void record(long time, Map<String, Double> values) {
        try {
            begin.execute();
            for (Map.Entry<String, Double> value : values.entrySet()) {
                upsert.setLong(1, time);
                upsert.setInt(2, id(value.getKey()));
                upsert.setDouble(3, value.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
            commit.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object put(long time, String key, double value) {
        try {
            begin.execute();
            find.setLong(1, time);
            find.setInt(2, id(key));
            Object previous;
            try (ResultSet found = find.executeQuery()) {
                previous = found.next() ? found.getObject(1) : null;
            }
            upsert.setLong(1, time);
            upsert.setInt(2, id(key));
            upsert.setDouble(3, value);
            upsert.executeUpdate();
            commit.execute();
            return previous;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double get(long time, String key) {
        try {
            find.setLong(1, time);
            find.setInt(2, id(key));
            try (ResultSet found = find.executeQuery()) {
                found.next();
                return found.getDouble(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double row(long time) {
        try {
            row.setLong(1, time);
            return sum(row, 2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double series(String key) {
        try {
            series.setInt(1, id(key));
            return sum(series, 2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double iterate() {
        try {
            return sum(all, 3);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads every column, as a caller would. */
    private static double sum(PreparedStatement query, int valueColumn) throws SQLException {
        double sum = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                for (int column = 1; column < valueColumn; column++) {
                    sum += 1e-9 * rows.getLong(column);
                }
                sum += rows.getDouble(valueColumn);
            }
        }
        return sum;
    }

    @Override
    public void resume() {}

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
