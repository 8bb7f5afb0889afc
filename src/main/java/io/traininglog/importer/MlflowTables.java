package io.traininglog.importer;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of MLflow's columns a database has, and how they are asked for so that what is of another type reads as null. */
final class MlflowTables {

    private static final int LONGEST_TEXT = 1 << 20;

    private final ForeignDatabase database;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private @Nullable String metricsOfRun;

    MlflowTables(ForeignDatabase database) throws IOException {
        this.database = database;
        for (String table : List.of("runs", "metrics", "params", "tags", "experiments")) {
            columns.put(table, database.columns(table));
        }
    }

    boolean has(String table, String... required) {
        return columns.getOrDefault(table, Set.of()).containsAll(List.of(required));
    }

    /** An expression for a text of at most a megabyte. */
    String text(String table, String column) {
        return has(table, column)
                ? "CASE WHEN typeof(" + column + ") = 'text' AND octet_length(" + column + ") <= " + LONGEST_TEXT
                        + " THEN " + column + " END"
                : "NULL";
    }

    /** An expression for an integer. */
    String integer(String table, String column) {
        return has(table, column) ? "CASE WHEN typeof(" + column + ") = 'integer' THEN " + column + " END" : "NULL";
    }

    /**
     * What follows the columns of a query for one run's metrics, with the run's id as its parameter. The tables of older
     * versions have no index for it: then one is made in SQLite's temporary file, or else each run would read the table.
     */
    String metricsOfRun() throws SQLException {
        if (metricsOfRun == null) {
            metricsOfRun = database.hasIndex("metrics", "run_uuid")
                    ? " FROM main.metrics WHERE metrics.run_uuid = ?"
                    : placed();
        }
        return metricsOfRun;
    }

    private String placed() throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("CREATE TEMP TABLE places (run INTEGER, place INTEGER, PRIMARY KEY (run, place))"
                    + " WITHOUT ROWID");
            statement.execute("INSERT OR IGNORE INTO temp.places SELECT r.rowid, m.rowid FROM main.metrics AS m"
                    + " JOIN main.runs AS r ON r.run_uuid = m.run_uuid ORDER BY 1, 2");
        }
        return " FROM temp.places CROSS JOIN main.metrics ON metrics.rowid = places.place"
                + " WHERE places.run = (SELECT min(rowid) FROM main.runs WHERE run_uuid = ?)";
    }
}
