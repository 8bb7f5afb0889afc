package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Another tool's SQLite database. It is opened to read only; what its schema says is believed of real tables and plain
 * columns alone, so that no view, virtual table or generated column of a forged file is ever computed.
 */
final class ForeignDatabase implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final @Nullable TemporaryFolder folder;
    private final Map<String, String> tables = new TreeMap<>(); // by name, what they are

    private ForeignDatabase(Path file, Connection connection, @Nullable TemporaryFolder folder) {
        this.file = file;
        this.connection = connection;
        this.folder = folder;
    }

    /**
     * Opens a database.
     *
     * @throws StorageException if it cannot be read
     */
    static ForeignDatabase open(Path file) {
        SqliteFiles.check(file);
        try {
            ForeignDatabase database = connect(file);
            database.look();
            return database;
        } catch (SQLException e) {
            throw unreadable(SqliteFiles.failure(file, e));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Changes that a writer's death left unfinished are brought to an end in a copy. */
    private static ForeignDatabase connect(Path file) throws SQLException, IOException {
        try {
            return new ForeignDatabase(file, SqliteFiles.read(file), null);
        } catch (SQLException e) {
            if (!SqliteFiles.needsWriter(e)) {
                throw e;
            }
        }
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            Path copy = folder.resolve("copy.sqlite");
            SqliteFiles.copy(file, copy);
            SqliteFiles.recover(copy);
            return new ForeignDatabase(file, SqliteFiles.read(copy), folder);
        } catch (SQLException | IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static StorageException unreadable(IOException e) {
        return new StorageException(String.valueOf(e.getMessage()), e);
    }

    private void look() throws SQLException {
        String sql = "SELECT name, CASE WHEN wr THEN 'table without row ids' ELSE type END FROM pragma_table_list"
                + " WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                tables.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** To be used by one thread, and closed with this. */
    Connection connection() {
        return connection;
    }

    boolean hasTable(String table) {
        return "table".equals(tables.get(table));
    }

    /** The plain columns of a table; none where there is no such table. */
    Set<String> columns(String table) throws IOException {
        Set<String> columns = new TreeSet<>();
        if (!hasTable(table)) {
            return columns;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Checks that there is a table with these columns.
     *
     * @param tool whose database this is to be
     * @throws StorageException if there is not
     */
    void require(String tool, String table, String... required) throws IOException {
        String found = tables.get(table);
        if (found == null) {
            throw new StorageException(file + " is no database of " + tool + ": it has no table " + table);
        } else if (!hasTable(table)) {
            throw new StorageException(
                    file + " is no database of " + tool + ": its " + table + " is no plain table but a " + found);
        }
        Set<String> columns = columns(table);
        for (String column : required) {
            if (!columns.contains(column)) {
                throw new StorageException(
                        file + " is no database of " + tool + ": its table " + table + " has no column " + column);
            }
        }
    }

    /** Whether rows can be found by a column without going through all. */
    boolean hasIndex(String table, String column) throws SQLException {
        String sql = "SELECT EXISTS (SELECT 1 FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i"
                + " WHERE l.partial = 0 AND i.seqno = 0 AND i.name = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            statement.setString(2, column);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The other tables that hold anything. */
    List<String> tablesWithRows(Set<String> without) throws IOException {
        List<String> filled = new ArrayList<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String name = table.getKey();
            if (!without.contains(name) && hasTable(name)) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT EXISTS (SELECT 1 FROM main.\"" + name.replace("\"", "\"\"") + "\")")) {
                    if (row.next() && row.getBoolean(1)) {
                        filled.add(name);
                    }
                } catch (SQLException e) {
                    throw failure(e);
                }
            }
        }
        return filled;
    }

    IOException failure(SQLException e) {
        return SqliteFiles.failure(file, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StorageException(file + " could not be closed: " + e.getMessage(), e);
        } finally {
            if (folder != null) {
                folder.close();
            }
        }
    }
}
