package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A log that is long enough for columns, and what is to be read in it: by the version that wrote it and by all later
 * ones. Run once for each schema version, {@code GoldenColumns v3-columns.sqlite 1200}.
 */
final class GoldenColumns {

    private GoldenColumns() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        fill(file, Integer.parseInt(arguments[1]));
        Databases.execute(file, "PRAGMA journal_mode = DELETE", "VACUUM");
    }

    /** Three keys that become columns, one of which has gaps, and one of integers. */
    static UUID fill(Path file, int steps) {
        try (TrainingLog log = TrainingLog.open(file)) {
            for (long time = 0; time < steps; time++) {
                log.record(time, "cost", cost(time));
                log.record(time, "rate", 0.1);
                log.record(time, "seen", (double) time);
                if (time % 7 == 0) {
                    log.record(time, "now and then", (double) -time);
                }
                log.at(time).put("epoch", time / 100);
            }
            return log.uuid();
        }
    }

    static double cost(long time) {
        return time % 1000 == 500 ? Double.NaN : time % 1000 == 600 ? -0.0 : 1.0 / (time + 1);
    }

    static void check(TrainingLog log, int steps) {
        Series cost = log.series("cost");
        assertThat(cost.times()).hasSize(steps);
        for (int i = 0; i < steps; i++) {
            assertThat(cost.times()[i]).isEqualTo(i);
            assertThat(cost.values()[i]).isEqualTo((Double) cost(i)); // NaN equals NaN, and -0.0 is not 0.0
            if (i % 97 == 0) {
                Map<String, Object> row = new HashMap<>(Map.of("cost", cost(i), "rate", 0.1, "seen", (double) i));
                row.put("epoch", i / 100L);
                if (i % 7 == 0) {
                    row.put("now and then", (double) -i);
                }
                assertThat(log.at(i)).isEqualTo(row);
            }
        }
        assertThat(log.rows()).hasSize(steps);
        assertThat(log.series("now and then", SeriesOptions.all().from(8).to(70))
                        .times())
                .containsExactly(14, 21, 28, 35, 42, 49, 56, 63, 70);
    }
}
