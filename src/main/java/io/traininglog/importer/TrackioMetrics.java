package io.traininglog.importer;

import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a run of trackio logged at its steps. */
final class TrackioMetrics {

    private static final int ROWS_A_REPORT = 1024;

    private final ForeignDatabase database;
    private final TrackioRun run;
    private final LeftOut leftOut;
    private final JsonRow json;
    private final Rows rows;
    private long last = -1;

    TrackioMetrics(ForeignDatabase database, TrackioRun run, LogWriter to, LeftOut leftOut) {
        this.database = database;
        this.run = run;
        this.leftOut = leftOut;
        this.json = new JsonRow(leftOut);
        this.rows = new Rows(to, leftOut);
    }

    /** Writes it, a row after the other; answers the last step, or -1. Rows without a step come at the end. */
    long write(Progress progress, long total) throws SQLException, IOException {
        String sql = "SELECT id, step, typeof(step), " + JsonRow.expression("metrics") + " FROM main.metrics WHERE "
                + TrackioRun.column(database, "metrics") + " = ? ORDER BY step IS NULL, step, timestamp, id";
        long done = 0;
        try (PreparedStatement statement = run.prepare(database, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                write(row);
                if (++done % ROWS_A_REPORT == 0) {
                    progress.report(Math.min(done, total), total);
                }
            }
        }
        return last;
    }

    private void write(ResultSet row) throws SQLException {
        String place = "metrics, row " + row.getString(1);
        String type = row.getString(3);
        if (type.equals("null") && last == Long.MAX_VALUE) {
            leftOut.add(place, "it has no step, and no time comes after the last step, " + last);
        } else if (type.equals("null")) {
            write(row, last + 1, place);
        } else if (!type.equals("integer")) {
            leftOut.add(place, "its step is no integer");
        } else if (row.getLong(2) < 0) {
            leftOut.add(place, NewestByStep.noTime(row.getLong(2)));
        } else {
            write(row, row.getLong(2), place);
        }
    }

    private void write(ResultSet row, long step, String place) throws SQLException {
        last = step;
        rows.begin(step, place);
        json.forEach(row, 4, place, rows::put);
    }
}
