package io.traininglog.importer;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the runs in a database of trackio. Tables: {@code trackio/sqlite_storage.py}; older versions have no run ids. */
final class TrackioDatabase {

    private static final Set<String> KNOWN = Set.of("metrics", "configs", "system_metrics", "project_metadata");
    private static final int LONGEST_NAME = 1 << 16;

    private final ForeignDatabase database;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, TrackioRun> runs = new LinkedHashMap<>();
    private final String project;

    TrackioDatabase(ForeignDatabase database) {
        this.database = database;
        this.project = String.valueOf(database.file().getFileName()).replaceFirst("\\.db$", "");
    }

    Source source() throws SQLException, IOException {
        database.require("trackio", "metrics", "id", "run_name", "step", "metrics", "timestamp");
        find("metrics");
        if (database.hasTable("system_metrics")) {
            database.require("trackio", "system_metrics", "id", "run_name", "metrics", "timestamp");
            find("system_metrics");
        }
        if (database.hasTable("configs")) {
            database.require("trackio", "configs", "run_name", "config");
            find("configs");
        }
        for (String table : database.tablesWithRows(KNOWN)) {
            leftOut.add("table " + table, "what is in there is not imported");
        }
        List<TrackioLog> logs = new ArrayList<>();
        for (TrackioRun run : runs.values()) {
            logs.add(new TrackioLog(database, project, run, start(run)));
        }
        logs.sort(Comparator.comparing(log -> log.origin().createdAt().orElse(Instant.MAX)));
        return new Source(logs, "rows", leftOut, database::close);
    }

    /** By their ids, or names where there are none. */
    private void find(String table) throws SQLException, IOException {
        String column = TrackioRun.column(database, table);
        String sql = "SELECT " + column + ", min(run_name), count(*), typeof(" + column + ") = 'text' AND octet_length("
                + column + ") <= " + LONGEST_NAME + " FROM main." + table + " GROUP BY 1";
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                if (row.getBoolean(4)) {
                    String id = row.getString(1);
                    @Nullable String name = row.getString(2);
                    runs.putIfAbsent(id, new TrackioRun(id, name == null ? id : name));
                } else {
                    leftOut.add("table " + table, "rows whose " + column + " is no text", row.getLong(3));
                }
            }
        }
    }

    /** When the run was made, as its configuration notes, or else when its first values were logged. */
    private Optional<Instant> start(TrackioRun run) throws SQLException, IOException {
        String config = "CAST(config AS TEXT)";
        List<String> queries = new ArrayList<>();
        if (database.hasTable("configs")) {
            queries.add("SELECT CASE WHEN octet_length(config) <= " + LONGEST_NAME + " AND json_valid(" + config
                    + ") THEN json_extract(" + config + ", '$._Created') END FROM main.configs WHERE "
                    + TrackioRun.column(database, "configs") + " = ?");
        }
        queries.add("SELECT min(timestamp) FROM main.metrics WHERE " + TrackioRun.column(database, "metrics") + " = ?");
        for (String sql : queries) {
            Optional<Instant> start = run.moment(database, sql);
            if (start.isPresent()) {
                return start;
            }
        }
        return Optional.empty();
    }
}
