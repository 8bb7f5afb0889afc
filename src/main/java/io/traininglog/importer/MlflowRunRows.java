package io.traininglog.importer;

import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one run in MLflow's SQLite database. */
final class MlflowRunRows implements MlflowLog.Content {

    /** How {@code SqlAlchemyStore.sanitize_metric_value} stores infinities. */
    private static final double INFINITY = 1.7976931348623157e308;

    private static final int ROWS_A_REPORT = 4096;

    private final ForeignDatabase database;
    private final MlflowTables tables;
    private final MlflowRun run;

    MlflowRunRows(ForeignDatabase database, MlflowTables tables, MlflowRun run) {
        this.database = database;
        this.tables = tables;
        this.run = run;
    }

    @Override
    public long size() throws IOException {
        try (PreparedStatement statement = ofRun("SELECT count(*)" + tables.metricsOfRun());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private PreparedStatement ofRun(String sql) throws SQLException {
        PreparedStatement statement = database.connection().prepareStatement(sql);
        statement.setString(1, run.id());
        return statement;
    }

    @Override
    public long write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        try {
            writeInfo(to, leftOut);
            writeTexts("params", to, leftOut);
            writeTexts("tags", to, leftOut);
            return writeMetrics(to, leftOut, progress);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private void writeInfo(LogWriter to, LeftOut leftOut) throws SQLException {
        Map<String, String> fields = new HashMap<>();
        StringBuilder sql = new StringBuilder("SELECT " + tables.text("runs", "status"));
        MlflowStatus.TEXTS.forEach(name -> sql.append(", ")
                .append(name.equals("experiment_id") ? tables.integer("runs", name) : tables.text("runs", name)));
        MlflowStatus.MOMENTS.forEach(name -> sql.append(", ").append(tables.integer("runs", name)));
        try (PreparedStatement statement = ofRun(sql + " FROM main.runs WHERE run_uuid = ?");
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                int column = 1;
                put(fields, "status", row.getString(column++));
                for (String name : MlflowStatus.TEXTS) {
                    put(fields, name, row.getString(column++));
                }
                for (String name : MlflowStatus.MOMENTS) {
                    put(fields, name, row.getString(column++));
                }
            }
        }
        MlflowStatus.write(run, fields, experiment(fields.get("experiment_id")), to, leftOut, "table runs");
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private @Nullable String experiment(@Nullable String id) throws SQLException {
        if (id == null || !tables.has("experiments", "experiment_id", "name")) {
            return null;
        }
        String sql = "SELECT " + tables.text("experiments", "name")
                + " FROM main.experiments WHERE experiment_id = CAST(? AS INTEGER)";
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void writeTexts(String table, LogWriter to, LeftOut leftOut) throws SQLException {
        if (!tables.has(table, "key", "value", "run_uuid")) {
            return;
        }
        String sql = "SELECT rowid, " + tables.text(table, "key") + ", " + tables.text(table, "value")
                + ", value IS NULL FROM main." + table + " WHERE run_uuid = ? ORDER BY key";
        try (PreparedStatement statement = ofRun(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                @Nullable String key = row.getString(2);
                @Nullable String value = row.getString(3);
                if (key == null || (value == null && !row.getBoolean(4))) {
                    leftOut.add(table + ", row " + row.getLong(1), "its key or value is no text, or too long a one");
                } else {
                    to.putStatus(table + "/" + key, value);
                }
            }
        }
    }

    private long writeMetrics(LogWriter to, LeftOut leftOut, Progress progress) throws SQLException, IOException {
        String moment = tables.has("metrics", "timestamp") ? "timestamp" : "0";
        String step = tables.has("metrics", "step") ? "step" : "0";
        String isNan = tables.has("metrics", "is_nan") ? "is_nan" : "0";
        String sql = "SELECT " + tables.text("metrics", "key") + ", " + step + ", " + moment + ", value, " + isNan
                + ", metrics.rowid, typeof(value) IN ('real', 'integer') AND typeof(" + step
                + ") = 'integer' AND typeof(" + moment
                + ") = 'integer'" + tables.metricsOfRun() + " ORDER BY key, 2, 3";
        long last = -1;
        long done = 0;
        long total = size();
        @Nullable String key = null;
        @Nullable NewestByStep newest = null;
        try (PreparedStatement statement = ofRun(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                @Nullable String name = row.getString(1);
                if (name == null || !row.getBoolean(7)) {
                    leftOut.add(place(row.getLong(6)), "its key, step, timestamp or value is of another type");
                } else {
                    if (newest == null || !name.equals(key)) {
                        last = Math.max(last, ended(newest));
                        newest = new NewestByStep(to, leftOut, name, MlflowRunRows::place);
                        key = name;
                    }
                    newest.add(
                            row.getLong(2), row.getLong(3), value(row.getDouble(4), row.getBoolean(5)), row.getLong(6));
                }
                if (++done % ROWS_A_REPORT == 0) {
                    progress.report(Math.min(done, total), total);
                }
            }
        }
        return Math.max(last, ended(newest));
    }

    private static String place(long row) {
        return "metrics, row " + row;
    }

    private static long ended(@Nullable NewestByStep newest) {
        if (newest == null) {
            return -1;
        }
        newest.end();
        return newest.lastStep();
    }

    private static double value(double stored, boolean isNan) {
        if (isNan) {
            return Double.NaN;
        }
        return Math.abs(stored) == INFINITY ? Math.copySign(Double.POSITIVE_INFINITY, stored) : stored;
    }
}
