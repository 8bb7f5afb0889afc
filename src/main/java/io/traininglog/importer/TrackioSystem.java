package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The system metrics of a run of trackio, which have moments: each is put where the run was at that moment. */
final class TrackioSystem {

    private static final String PREFIX = "system/";

    private final ForeignDatabase database;
    private final TrackioRun run;
    private final LogWriter to;
    private final LeftOut leftOut;
    private final Set<String> keysOfStep = new HashSet<>();
    private long step;
    private long givenWay;

    TrackioSystem(ForeignDatabase database, TrackioRun run, LogWriter to, LeftOut leftOut) {
        this.database = database;
        this.run = run;
        this.to = to;
        this.leftOut = leftOut;
    }

    void write() throws SQLException, IOException {
        if (!database.hasTable("system_metrics")) {
            return;
        }
        String samples = "SELECT id, timestamp, " + JsonRow.expression("metrics") + " FROM main.system_metrics WHERE "
                + TrackioRun.column(database, "system_metrics") + " = ? ORDER BY timestamp, id";
        String steps = "SELECT timestamp, step FROM main.metrics WHERE typeof(step) = 'integer' AND "
                + TrackioRun.column(database, "metrics") + " = ? ORDER BY timestamp, id";
        try (PreparedStatement ofSamples = run.prepare(database, samples);
                PreparedStatement ofSteps = run.prepare(database, steps);
                ResultSet sample = ofSamples.executeQuery();
                ResultSet logged = ofSteps.executeQuery()) {
            write(sample, new Steps(logged));
        }
        leftOut.add(
                "system metrics of run '" + run.name() + "'",
                "values between one step and the next; the last of them is kept",
                givenWay);
    }

    private void write(ResultSet sample, Steps steps) throws SQLException {
        JsonRow json = new JsonRow(leftOut);
        while (sample.next()) {
            long now = steps.until(TrackioRun.moment(sample.getString(2)));
            if (now != step) {
                step = now;
                keysOfStep.clear();
            }
            json.forEach(sample, 3, "system_metrics, row " + sample.getString(1), this::put);
        }
    }

    private void put(String key, @Nullable Object value) {
        if (!keysOfStep.add(key)) {
            givenWay++;
        }
        to.put(step, PREFIX + key, value);
    }

    /** How far the run has come as time goes on. */
    private static final class Steps {

        private final ResultSet logged;
        private Optional<Instant> next = Optional.empty();
        private boolean hasNext;
        private long step;

        Steps(ResultSet logged) throws SQLException {
            this.logged = logged;
            advance();
        }

        private void advance() throws SQLException {
            hasNext = logged.next();
            next = hasNext ? TrackioRun.moment(logged.getString(1)) : Optional.empty();
        }

        /** The greatest step that was logged by then; a moment that cannot be read is that of the one before. */
        long until(Optional<Instant> moment) throws SQLException {
            while (moment.isPresent()
                    && hasNext
                    && (next.isEmpty() || !next.get().isAfter(moment.get()))) {
                step = Math.max(step, logged.getLong(2));
                advance();
            }
            return step;
        }
    }
}
