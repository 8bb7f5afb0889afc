package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What MLflow notes of a run as a whole, in a log's status. */
final class MlflowStatus {

    /** How MLflow's {@code RunStatus} is numbered in {@code meta.yaml}. */
    private static final List<String> STATES = List.of("", "RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

    /** What is kept as it stands; the columns of {@code runs} and the names in {@code meta.yaml} are the same. */
    static final List<String> TEXTS = List.of(
            "experiment_id",
            "lifecycle_stage",
            "user_id",
            "artifact_uri",
            "source_name",
            "source_version",
            "entry_point_name");

    static final List<String> MOMENTS = List.of("start_time", "end_time", "deleted_time");

    private MlflowStatus() {}

    /**
     * Puts it.
     *
     * @param fields by their names in {@code meta.yaml}
     * @param experiment the experiment's name
     * @param place where the fields stand, for people
     */
    static void write(
            MlflowRun run,
            Map<String, String> fields,
            @Nullable String experiment,
            LogWriter to,
            LeftOut leftOut,
            String place) {
        to.putStatus("run_name", run.name());
        to.putStatus("run_id", run.id());
        putIfGiven(to, "experiment", experiment);
        TEXTS.forEach(name -> putIfGiven(to, name, fields.get(name)));
        String state = fields.get("status");
        putIfGiven(to, "run_status", state == null ? null : state(state));
        for (String name : MOMENTS) {
            String text = fields.get(name);
            Optional<Instant> moment = moment(text);
            putIfGiven(to, name, moment.map(Instant::toString).orElse(null));
            if (text != null && moment.isEmpty()) {
                leftOut.add(place, name + " is no moment: '" + text + "'");
            }
        }
    }

    private static void putIfGiven(LogWriter to, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            to.putStatus(name, value);
        }
    }

    private static String state(String status) {
        @Nullable Long number = PythonNumbers.integer(status);
        return number != null && number > 0 && number < STATES.size() ? STATES.get(number.intValue()) : status;
    }

    /** Milliseconds since 1970. */
    static Optional<Instant> moment(@Nullable String text) {
        @Nullable Long millis = text == null ? null : PythonNumbers.integer(text);
        try {
            return millis == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
