package io.traininglog.benchmarks.contenders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * PostgreSQL by hand-written JDBC: a table with what numbers need and no more, batches that the driver rewrites, statements
 * kept and prepared on the server at once. A step is a transaction; a read of a point or a row is a statement in autocommit, a longer one is fetched in parts.
 */
final class PlainPostgres implements ContenderLog {

    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS plain (
              log uuid NOT NULL, time bigint NOT NULL, key integer NOT NULL, value double precision,
              PRIMARY KEY (log, time, key))""";

    /** A multiple of the most that the driver makes one statement of, 128. */
    private static final int BATCH = 1_024;

    /** What is streamed is committed so often: about as many as the journal brings at once. */
    private static final int TRANSACTION = 100 * BATCH;

    private static final int FETCH = 10_000;

    private final Connection connection;
    private final UUID log;
    private final KeyIds keys = new KeyIds();
    private final PreparedStatement upsert;
    private final PreparedStatement find;
    private final PreparedStatement row;
    private final PreparedStatement series;
    private final PreparedStatement all;
    private int rows;

    private PlainPostgres(UUID log) {
        this.log = log;
        try {
            connection = DriverManager.getConnection(
                    ServerDatabase.given() + "&reWriteBatchedInserts=true&prepareThreshold=1");
            try (Statement statement = connection.createStatement()) {
                // Else the server may read and sort the table of all logs for one key's series, many times slower
                statement.execute("SET enable_sort = off");
            }
            upsert = prepare("INSERT INTO plain (log, time, key, value) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (log, time, key) DO UPDATE SET value = excluded.value");
            find = prepare("SELECT value FROM plain WHERE log = ? AND time = ? AND key = ?");
            row = prepare("SELECT key, value FROM plain WHERE log = ? AND time = ?");
            series = prepare("SELECT time, value FROM plain WHERE log = ? AND key = ? ORDER BY time");
            all = prepare("SELECT time, key, value FROM plain WHERE log = ? ORDER BY time");
            series.setFetchSize(FETCH);
            all.setFetchSize(FETCH);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An empty log in an empty table. */
    static PlainPostgres create() {
        ServerDatabase.run(ServerDatabase.given(), TABLE, "TRUNCATE plain", "VACUUM (ANALYZE) plain");
        return new PlainPostgres(UUID.randomUUID());
    }

    /** A log that is there, with so many of {@link Steps}' keys in their order. */
    static PlainPostgres open(UUID log, Steps steps) {
        PlainPostgres opened = new PlainPostgres(log);
        for (int key = 0; key < steps.keyCount(); key++) {
            opened.keys.id(steps.key(key));
        }
        return opened;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, log);
        return statement;
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        stream(time, values);
        drain();
    }

    @Override
    public void stream(long time, Map<String, Double> values) {
        try {
            add(time, values);
            if (rows >= TRANSACTION) {
                drain();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(long time, Map<String, Double> values) throws SQLException {
        if (rows == 0) {
            connection.setAutoCommit(false);
        }
        for (Map.Entry<String, Double> value : values.entrySet()) {
            upsert.setLong(2, time);
            upsert.setInt(3, keys.id(value.getKey()));
            upsert.setDouble(4, value.getValue());
            upsert.addBatch();
            if (++rows % BATCH == 0) {
                upsert.executeBatch();
            }
        }
    }

    @Override
    public void drain() {
        try {
            if (rows > 0) {
                upsert.executeBatch();
                connection.commit();
                connection.setAutoCommit(true);
                rows = 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In one transaction. */
    @Override
    public void bulk(int count, Steps steps) {
        try {
            for (int time = 0; time < count; time++) {
                add(time, steps.at(time));
            }
            drain();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double get(long time, String key) {
        try {
            find.setLong(2, time);
            find.setInt(3, keys.id(key));
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
            row.setLong(2, time);
            double sum = 0;
            try (ResultSet found = row.executeQuery()) {
                while (found.next()) {
                    sum += keys.name(found.getInt(1)).isEmpty() ? 0 : found.getDouble(2);
                }
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double series(String key) {
        try {
            series.setInt(2, keys.id(key));
            return inParts(series, found -> Checksum.of(found.getLong(1), found.getDouble(2)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double iterate() {
        try {
            return inParts(
                    all,
                    found ->
                            found.getLong(1) >= 0 && !keys.name(found.getInt(2)).isEmpty() ? found.getDouble(3) : 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is taken of a row. */
    private interface Taken {
        double of(ResultSet row) throws SQLException;
    }

    /** The driver fetches in parts within a transaction only. */
    private double inParts(PreparedStatement query, Taken taken) throws SQLException {
        connection.setAutoCommit(false);
        double sum = 0;
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                sum += taken.of(found);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return sum;
    }

    @Override
    public void close() {
        drain();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
