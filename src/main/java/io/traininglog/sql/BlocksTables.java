package io.traininglog.sql;

import io.traininglog.SchemaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what an upgrade of Blocks' tables would lose or trip over, so that it is named and nothing is changed. */
final class BlocksTables {

    private static final char REPLACEMENT = '\uFFFD';

    private final Connection connection;
    private final String database;

    BlocksTables(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /**
     * Checks tables and rows before they are carried over.
     *
     * @param names of the tables, indexes and views that the upgrade makes, in lower case
     * @throws SchemaException if there is anything that Blocks cannot have made and that is in the way
     */
    void check(Set<String> names) throws SQLException {
        checkViews();
        checkForeignKeys();
        checkNames(names);
        checkRows();
    }

    /** A view would be left on tables that are no more. Whether it is on these tables cannot be told from its text alone. */
    private void checkViews() throws SQLException {
        refuse(
                "has views, which would not work on the upgraded tables, since those have other columns",
                Schema.strings(connection, "SELECT name FROM sqlite_master WHERE type = 'view'"),
                "Drop them (DROP VIEW name), and create them anew after the upgrade");
    }

    private void checkForeignKeys() throws SQLException {
        String sql = """
                SELECT m.name FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f
                WHERE m.type = 'table' AND lower(f."table") IN ('entries', 'status')
                """;
        refuse(
                "has tables with foreign keys to entries or status, which get other columns",
                Schema.strings(connection, sql),
                "Make them anew without those foreign keys");
    }

    private void checkNames(Set<String> names) throws SQLException {
        Set<String> taken = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT type, name FROM sqlite_master")) {
            while (row.next()) {
                String name = row.getString(2);
                String folded = name.toLowerCase(Locale.ROOT); // as SQLite compares them
                if (names.contains(folded) && !folded.equals("entries") && !folded.equals("status")) {
                    taken.add(row.getString(1) + " " + name);
                }
            }
        }
        refuse(
                "uses names that the upgraded database needs itself",
                taken,
                "Rename a table (ALTER TABLE name RENAME TO other), drop an index (DROP INDEX name)");
    }

    private void refuse(String what, Set<String> found, String remedy) {
        if (!found.isEmpty()) {
            throw new SchemaException(database + " " + what + ": " + String.join(", ", found) + ". " + remedy
                    + ", then open it again. Nothing was changed");
        }
    }

    private void checkRows() throws SQLException {
        String badUuid = "typeof(uuid) <> 'text' OR length(uuid) <> 32 OR uuid GLOB '*[^0-9a-f]*'";
        String badKey = "typeof(\"key\") <> 'text'";
        for (String[] check : List.of(
                new String[] {"entries", badUuid, "a uuid that is not 32 lower-case hexadecimal digits"},
                new String[] {"status", badUuid, "a uuid that is not 32 lower-case hexadecimal digits"},
                new String[] {"entries", "typeof(time) <> 'integer' OR time < 0", "a time that is no integer ≥ 0"},
                new String[] {"entries", badKey, "a key that is no text"},
                new String[] {"status", badKey, "a key that is no text"})) {
            String sql = "SELECT count(*), min(rowid) FROM " + check[0] + " WHERE " + check[1];
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw new SchemaException(database + ": its table " + check[0] + " has " + row.getLong(1)
                            + " rows with " + check[2] + ", the first with rowid " + row.getLong(2)
                            + "; mend or delete them, then open it again. Nothing was changed");
                }
            }
        }
    }

    /**
     * Checks the keys after they were carried over, when there is one row of each: several whose bytes are no Unicode
     * would look alike in Java, and none of them could be found again.
     *
     * @throws SchemaException if there is such a key
     */
    void checkKeys() throws SQLException {
        checkKeys("entries", "keys");
        checkKeys("status", "status");
    }

    private void checkKeys(String original, String upgraded) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT key, hex(key) FROM " + upgraded)) {
            while (row.next()) {
                String key = row.getString(1);
                String stored = row.getString(2);
                if (key.indexOf(REPLACEMENT) >= 0 && !hex(key).equals(stored)) {
                    throw new SchemaException(database + ": its table " + original + " has the key '" + key
                            + "', whose bytes are no Unicode; mend or delete its rows (WHERE hex(key) = '" + stored
                            + "'), then open it again. Nothing was changed");
                }
            }
        }
    }

    /** The bytes that SQLite would store, in the encoding of this database. */
    private String hex(String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT hex(?)")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
