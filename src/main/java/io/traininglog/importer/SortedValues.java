package io.traininglog.importer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Sorts any number of values by their steps, in a database that SQLite keeps in a temporary file. */
final class SortedValues implements MetricFile.Values, AutoCloseable {

    private static final int BATCH = 1000;

    private final Connection connection;
    private final PreparedStatement insert;
    private int batched;

    SortedValues() throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute("CREATE TABLE metric (step INTEGER, moment INTEGER, bits INTEGER, line INTEGER)");
            }
            connection.setAutoCommit(false);
            insert = connection.prepareStatement("INSERT INTO metric VALUES (?, ?, ?, ?)");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean add(long step, long moment, double value, long line) throws IOException {
        try {
            insert.setLong(1, step);
            insert.setLong(2, moment);
            insert.setLong(3, Double.doubleToRawLongBits(value)); // SQLite has no NaN
            insert.setLong(4, line);
            insert.addBatch();
            if (++batched % BATCH == 0) {
                insert.executeBatch();
            }
            return true;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Hands out all, in the order of their steps, and of their lines among those of one step. */
    void forEach(NewestByStep to) throws IOException {
        try (Statement statement = connection.createStatement()) {
            insert.executeBatch();
            try (ResultSet row =
                    statement.executeQuery("SELECT step, moment, bits, line FROM metric ORDER BY step, line")) {
                while (row.next()) {
                    to.add(row.getLong(1), row.getLong(2), Double.longBitsToDouble(row.getLong(3)), row.getLong(4));
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IOException failure(SQLException e) {
        return new IOException("sorting in a temporary file failed: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
