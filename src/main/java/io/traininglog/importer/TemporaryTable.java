package io.traininglog.importer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of any size, to sort it, in a database that SQLite keeps in a temporary file. Not safe for threads. */
final class TemporaryTable implements AutoCloseable {

    /** In bytes. */
    private static final long BATCH = 1 << 20;

    /** Sets a row's columns. */
    interface Setter {
        void set(PreparedStatement row) throws SQLException;
    }

    /** Takes a row. */
    interface Reader {
        void read(ResultSet row) throws SQLException, IOException;
    }

    private final Connection connection;
    private final PreparedStatement insert;
    private long batched;

    TemporaryTable(String create, String insert) throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute(create);
            }
            connection.setAutoCommit(false);
            this.insert = connection.prepareStatement(insert);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Adds a row.
     *
     * @param bytes about how many it takes
     */
    void add(long bytes, Setter setter) throws IOException {
        try {
            setter.set(insert);
            insert.addBatch();
            batched += bytes;
            if (batched >= BATCH) {
                insert.executeBatch();
                batched = 0;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void forEach(String query, Reader to) throws IOException {
        try (Statement statement = connection.createStatement()) {
            insert.executeBatch();
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    to.read(row);
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
