package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the golden database of the present schema version. Run it once for each version that is released, with a path
 * under {@code src/test/resources/io/traininglog/golden}, and never again.
 *
 * <p>The first log has a value of every kind at time 1, and costs; the second resumed it at 3, removed some of what it
 * inherited and overwrote some; the third resumed the second.
 */
final class GoldenDatabase {

    private GoldenDatabase() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog first = database.create()) {
            first.record(1, KindsOfValues.ALL);
            for (int time = 2; time <= 5; time++) {
                first.record(time, Map.of("cost", 1.0 / time, "seen", 32L * time));
                first.finishIteration();
            }
            first.finishEpoch();
            first.status().put("note", "golden");
            first.status().put("array", new double[] {1, 2});
            try (TrainingLog second = database.resume(first.checkpoint())) {
                second.at(2).remove("cost");
                second.at(3).clear();
                second.at(1).put("long", 7);
                second.record(5, "cost", Double.NaN);
                second.record(6, Map.of("cost", 0.125));
                second.finishIteration();
                second.finishEpoch();
                try (TrainingLog third = second.resume()) {
                    third.record(3, "cost", 3);
                    third.record(7, "cost", 7);
                }
            }
        }
        Databases.execute(file, "PRAGMA journal_mode = DELETE", "VACUUM");
    }
}
