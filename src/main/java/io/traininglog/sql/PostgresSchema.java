package io.traininglog.sql;

import io.traininglog.SchemaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the current schema of a PostgreSQL database holds.
 *
 * @param name the schema's
 * @param version 0: nothing of ours
 */
record PostgresSchema(String name, int version) {

    private static final Set<String> OURS = Set.of(
            "logs",
            "lineage",
            "lineage_revision",
            "keys",
            "entries",
            "status",
            "journals",
            "settings",
            "timeline",
            "runs");

    /**
     * Looks at it.
     *
     * @throws SchemaException if there is no schema to keep logs in, or it has tables of another program's by our names
     */
    static PostgresSchema of(Connection connection, String database) throws SQLException {
        checkEncoding(connection, database);
        String name = string(connection, "SELECT current_schema()");
        if (name.isEmpty()) {
            throw new SchemaException(database + " has none of the schemas " + string(connection, "SHOW search_path")
                    + " that this user may look into: create one (CREATE SCHEMA name), name another as currentSchema in the"
                    + " URL, or have USAGE granted");
        }
        Set<String> tables = tables(connection, name);
        if (tables.contains(Schema.HISTORY)) {
            return new PostgresSchema(name, newest(connection, database));
        }
        tables.retainAll(OURS);
        if (!tables.isEmpty()) {
            throw new SchemaException(database + " has tables of another program's in schema " + name + ": "
                    + String.join(", ", tables)
                    + ". Give training logs a schema of their own: CREATE SCHEMA traininglog,"
                    + " and currentSchema=traininglog in the URL");
        }
        return new PostgresSchema(name, 0);
    }

    private static void checkEncoding(Connection connection, String database) throws SQLException {
        String encoding = string(connection, "SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new SchemaException(database + " has the encoding " + encoding
                    + ", which cannot hold every text: create" + " a database WITH ENCODING 'UTF8'");
        }
    }

    private static Set<String> tables(Connection connection, String schema) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private static int newest(Connection connection, String database) throws SQLException {
        String newest = string(
                connection,
                "SELECT coalesce(max(version::integer), 0) FROM " + Schema.HISTORY
                        + " WHERE success AND version ~ '^[0-9]{1,6}$'");
        String unknown = string(
                connection,
                "SELECT min(version) FROM " + Schema.HISTORY + " WHERE success AND version !~ '^[0-9]{1,6}$'");
        if (!unknown.isEmpty()) {
            throw new SchemaException(database + " has schema version '" + unknown
                    + "' in its history, which is none that this library knows. Use a newer library");
        }
        return Integer.parseInt(newest);
    }

    /** The first column of the first row; empty for null. */
    static String string(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String value = row.next() ? row.getString(1) : null;
            return value == null ? "" : value;
        }
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
