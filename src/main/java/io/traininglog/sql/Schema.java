package io.traininglog.sql;

import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a SQLite database holds.
 *
 * @param version 0: nothing; 1: the tables that Blocks creates; from then on what the history says
 */
record Schema(int version) {

    static final String HISTORY = "traininglog_schema_history";

    /** An upgrade is one transaction, so no history ends at Blocks' tables. */
    private static final int FIRST_WITH_HISTORY = 2;

    private static final Set<String> BLOCKS_ENTRIES = Set.of("uuid", "time", "key", "value");
    private static final Set<String> BLOCKS_STATUS = Set.of("uuid", "key", "value");

    /**
     * Looks at the tables, within the transaction that the caller began: otherwise another process could upgrade the
     * database between two looks.
     *
     * @throws SchemaException if they are another program's
     * @throws StorageException if the history is damaged
     */
    static Schema of(Connection connection, String database) throws SQLException {
        Set<String> tables = strings(
                connection,
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
                        + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        if (tables.contains(HISTORY)) {
            return new Schema(newest(connection, database));
        } else if (tables.isEmpty()) {
            return new Schema(0);
        } else if (isBlocks(connection)) {
            return new Schema(1);
        }
        throw new SchemaException(database + " is another program's database, with the tables and views "
                + String.join(", ", tables) + ": give training logs a file of their own");
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
        if (newest < FIRST_WITH_HISTORY) {
            throw new StorageException(database + " is damaged: its table " + HISTORY
                    + " names no upgrade that succeeded. Put a backup in its place");
        }
        return newest;
    }

    /** By the columns; and Blocks makes no table without a rowid, by which the upgrade knows the order of the logs. */
    private static boolean isBlocks(Connection connection) throws SQLException {
        return strings(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 0")
                        .containsAll(Set.of("entries", "status"))
                && strings(connection, "SELECT name FROM pragma_table_info('entries')")
                        .equals(BLOCKS_ENTRIES)
                && strings(connection, "SELECT name FROM pragma_table_info('status')")
                        .equals(BLOCKS_STATUS);
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
                    + String.join(", ", triggers)
                    + ". Drop them (DROP TRIGGER name), or open it to read only");
        }
    }

    /** The first column, sorted. */
    static Set<String> strings(Connection connection, String sql) throws SQLException {
        Set<String> strings = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    boolean isBlocks() {
        return version == 1;
    }

    /** Whether it keeps history as columns. */
    boolean hasChunks() {
        return version >= 3;
    }

    /** The statement that counts the logs. */
    String countOfLogs() {
        return isBlocks()
                ? "SELECT count(*) FROM (SELECT uuid FROM status UNION SELECT uuid FROM entries)"
                : "SELECT count(*) FROM lineage";
    }

    /**
     * Checks that no upgrade is pending.
     *
     * @throws SchemaException if one is
     */
    void checkNewest(int newestKnown, String database) {
        if (version < newestKnown) {
            throw new SchemaException(database + older(newestKnown));
        }
    }

    /** What is the matter with a database of which an upgrade is pending, after its name, and what to do. */
    String older(int newestKnown) {
        String state = version == 0
                ? " is empty, without the tables that logs are kept in"
                : " is at schema version " + version + ", and is to be upgraded to " + newestKnown;
        return state + ": open it once for writing, as 'traininglog migrate' does";
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
