package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A run of trackio as a log. */
final class TrackioLog implements SourceLog {

    private final ForeignDatabase database;
    private final String project;
    private final TrackioRun run;
    private final LogOrigin origin;

    TrackioLog(ForeignDatabase database, String project, TrackioRun run, Optional<Instant> start) {
        this.database = database;
        this.project = project;
        this.run = run;
        this.origin = new LogOrigin(
                Identity.ofId("trackio", run.id(), project), Optional.empty(), OptionalLong.empty(), start);
    }

    @Override
    public String name() {
        return run.name();
    }

    @Override
    public LogOrigin origin() {
        return origin;
    }

    /** What cannot be read says so when it is to be written. */
    @Override
    public long size() {
        try (PreparedStatement statement = run.prepare(
                        database,
                        "SELECT count(*) FROM main.metrics WHERE " + TrackioRun.column(database, "metrics") + " = ?");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Math.max(1, row.getLong(1)) : 1;
        } catch (SQLException | IOException e) {
            return 1;
        }
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        try {
            to.putStatus("run_name", run.name());
            to.putStatus("run_id", run.id());
            to.putStatus("project", project);
            writeConfig(to, leftOut);
            long last = new TrackioMetrics(database, run, to, leftOut).write(progress, size());
            new TrackioSystem(database, run, to, leftOut).write();
            to.putStatus("iterations_done", Math.max(0, last));
            to.putStatus(IMPORTED_SIZE, size());
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private void writeConfig(LogWriter to, LeftOut leftOut) throws SQLException, IOException {
        if (!database.hasTable("configs")) {
            return;
        }
        String sql = "SELECT rowid, " + JsonRow.expression("config") + " FROM main.configs WHERE "
                + TrackioRun.column(database, "configs") + " = ? ORDER BY rowid";
        try (PreparedStatement statement = run.prepare(database, sql);
                ResultSet row = statement.executeQuery()) {
            JsonRow json = new JsonRow(leftOut);
            while (row.next()) {
                json.forEach(
                        row,
                        2,
                        "configs, row " + row.getString(1),
                        (key, value) -> to.putStatus("config/" + key, value));
            }
        }
    }
}
