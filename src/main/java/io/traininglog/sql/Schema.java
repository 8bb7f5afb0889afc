package io.traininglog.sql;

import io.traininglog.SchemaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a SQLite database holds.
 *
 * @param version 0: nothing; 1: the tables that Blocks creates; from then on what the history says
 * @param hasHistory whether a migration of this library ran on it
 */
record Schema(int version, boolean hasHistory) {

    static final String HISTORY = "traininglog_schema_history";

    private static final Set<String> BLOCKS_ENTRIES = Set.of("uuid", "time", "key", "value");
    private static final Set<String> BLOCKS_STATUS = Set.of("uuid", "key", "value");

    /**
     * Looks at the tables, within the transaction that the caller began: otherwise another process could upgrade the
     * database between two looks.
     *
     * @throws SchemaException if they are another program's
     */
    static Schema of(Connection connection, String database) throws SQLException {
        Set<String> tables = strings(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        if (tables.contains(HISTORY)) {
            return new Schema(newest(connection, database), true);
        } else if (tables.isEmpty()) {
            return new Schema(0, false);
        } else if (isBlocks(connection)) {
            return new Schema(1, false);
        }
        throw new SchemaException(database + " is another program's database, with the tables "
                + String.join(", ", new TreeSet<>(tables)) + ": give training logs a file of their own");
    }

    private static int newest(Connection connection, String database) throws SQLException {
        int newest = 0;
        for (String version :
                strings(connection, "SELECT version FROM " + HISTORY + " WHERE success AND version IS NOT NULL")) {
            try {
                newest = Math.max(newest, Integer.parseInt(version));
            } catch (NumberFormatException e) {
                throw new SchemaException(
                        database + " has schema version '" + version + "' in its history, which is none that this"
                                + " library knows. Use a newer library, or a backup if the file is damaged",
                        e);
            }
        }
        return newest;
    }

    private static boolean isBlocks(Connection connection) throws SQLException {
        return strings(connection, "SELECT name FROM pragma_table_info('entries')")
                        .equals(BLOCKS_ENTRIES)
                && strings(connection, "SELECT name FROM pragma_table_info('status')")
                        .equals(BLOCKS_STATUS);
    }

    /**
     * Rows that Blocks cannot have written would be lost on the way: they are named before anything is changed.
     *
     * @throws SchemaException if there are any
     */
    static void checkBlocks(Connection connection, String database) throws SQLException {
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
     * A trigger could change or refuse what a log writes, and ours has none: a database with any is read, not written.
     *
     * @throws SchemaException if there are any
     */
    static void checkNoTriggers(Connection connection, String database) throws SQLException {
        Set<String> triggers = strings(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
        if (!triggers.isEmpty()) {
            throw new SchemaException(database + " has triggers, which could change what a log writes: "
                    + String.join(", ", new TreeSet<>(triggers))
                    + ". Drop them (DROP TRIGGER name), or open it to read only");
        }
    }

    private static Set<String> strings(Connection connection, String sql) throws SQLException {
        Set<String> strings = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    /**
     * Checks that this library knows the version.
     *
     * @throws SchemaException if the database is newer
     */
    void checkKnown(int newestKnown, String database) {
        if (version > newestKnown) {
            throw new SchemaException(database + " is at schema version " + version
                    + "; this library knows versions up to " + newestKnown + ". Use a newer library");
        }
    }
}
