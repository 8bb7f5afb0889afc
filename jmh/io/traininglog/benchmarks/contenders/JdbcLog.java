package io.traininglog.benchmarks.contenders;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQLite by hand-written JDBC: the layout that fits steps, no generated keys, statements kept, the durability of this
 * library's default. A step is a transaction; a read is a statement in autocommit.
 */
final class JdbcLog implements ContenderLog {

    private final JdbcTable table;
    private final KeyIds keys = new KeyIds();
    private final PreparedStatement find;
    private final PreparedStatement row;
    private final PreparedStatement series;
    private final PreparedStatement all;

    JdbcLog(Path file) {
        table = new JdbcTable(file);
        find = table.prepare("SELECT value FROM entries WHERE log = 1 AND time = ? AND key = ?");
        row = table.prepare("SELECT key, value FROM entries WHERE log = 1 AND time = ?");
        series = table.prepare("SELECT time, value FROM entries WHERE log = 1 AND key = ? ORDER BY time");
        all = table.prepare("SELECT time, key, value FROM entries WHERE log = 1 ORDER BY time");
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        table.begin();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            table.add(time, keys.id(value.getKey()), value.getValue());
        }
        table.commit();
    }

    /** In autocommit: a transaction of one statement. */
    @Override
    public void value(long time, String key, double value) {
        table.put(time, keys.id(key), value);
    }

    @Override
    public @Nullable Object put(long time, String key, double value) {
        table.begin();
        Object previous = find(time, key);
        table.put(time, keys.id(key), value);
        table.commit();
        return previous;
    }

    private @Nullable Object find(long time, String key) {
        try {
            find.setLong(1, time);
            find.setInt(2, keys.id(key));
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? found.getDouble(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double get(long time, String key) {
        return (Double) find(time, key);
    }

    @Override
    public double row(long time) {
        try {
            row.setLong(1, time);
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
        double[] sum = new double[1];
        scan(key, (time, value) -> sum[0] += Checksum.of(time, value));
        return sum[0];
    }

    @Override
    public double thinned(String key, long steps, int points) {
        Thinner thinner = new Thinner(steps, points);
        scan(key, thinner::add);
        return thinner.range();
    }

    private void scan(String key, PointReader reader) {
        try {
            series.setInt(1, keys.id(key));
            try (ResultSet found = series.executeQuery()) {
                while (found.next()) {
                    reader.read(found.getLong(1), found.getDouble(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double iterate() {
        try (ResultSet found = all.executeQuery()) {
            double sum = 0;
            while (found.next()) {
                if (found.getLong(1) >= 0 && !keys.name(found.getInt(2)).isEmpty()) {
                    sum += found.getDouble(3);
                }
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
