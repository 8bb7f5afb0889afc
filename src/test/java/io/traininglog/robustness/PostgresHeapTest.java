package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has more of than its reader's heap is read in parts. A child that runs out of its heap fails. */
@Tag("once")
class PostgresHeapTest {

    private static final int STEPS = 300_000;

    private static final int KEYS = 2;

    @TempDir
    Path folder;

    @NewDatabase
    private String url;

    private String write(Consumer<LogWriter> content) {
        UUID log = UUID.randomUUID();
        try (LogDatabase database = open(folder, url)) {
            database.importLog(new LogOrigin(log, Optional.empty(), OptionalLong.empty(), Optional.empty()), content);
        }
        return log.toString();
    }

    private static LogDatabase open(Path folder, String url) {
        return LogDatabase.builder()
                .maxBlobSize(Integer.MAX_VALUE)
                .journalFolder(folder)
                .open(url);
    }

    /** Reads every number, in the ways that meet all of them. */
    static final class Numbers {
        public static void main(String[] arguments) {
            try (LogDatabase database = open(Path.of(arguments[0]), arguments[1]);
                    TrainingLog log = database.open(UUID.fromString(arguments[2]))) {
                long cells = 0;
                double sum = 0;
                for (Map<String, Object> row : log.rows().values()) {
                    for (Object value : row.values()) {
                        sum += (Double) value;
                        cells++;
                    }
                }
                for (Map<String, Object> row : log.rows().descendingMap().values()) {
                    sum -= (Double) row.get("key1");
                }
                System.out.println(cells + " " + (long) sum + " "
                        + log.series("key1").size() + " "
                        + (log.series("key1", SeriesOptions.all().atMost(100)).size() <= 100));
            }
        }
    }

    @Test
    void numbersOfALongLogAreReadWithinAHeapOf48Megabytes() throws Exception {
        String log = write(writer -> {
            for (int key = 0; key < KEYS; key++) {
                for (int time = 0; time < STEPS; time++) {
                    writer.put(time, "key" + key, 1.0);
                }
            }
        });
        try (ChildJvm child = ChildJvm.start(List.of("-Xmx48m"), Numbers.class, folder, url, log)) {
            child.expect(STEPS * KEYS + " " + STEPS * (KEYS - 1) + " " + STEPS + " true");
            child.finish();
        }
    }

    /** Reads rows with weights, for their other values and for theirs. */
    static final class Weights {
        public static void main(String[] arguments) {
            try (LogDatabase database = open(Path.of(arguments[0]), arguments[1]);
                    TrainingLog log = database.open(UUID.fromString(arguments[2]))) {
                double sum = 0;
                for (Map<String, Object> row : log.rows().values()) {
                    sum += (Double) row.get("cost") + ((double[]) row.get("weights"))[7];
                }
                for (Map<String, Object> row : log.rows().descendingMap().values()) {
                    sum += ((String) row.get("note")).length();
                }
                System.out.println(sum);
            }
        }
    }

    @Test
    void aMegabyteOfWeightsAtEachOf200TimesIsReadWithinAHeapOf64() throws Exception {
        String log = write(writer -> {
            String note = "n".repeat(100_000);
            for (int time = 1; time <= 200; time++) {
                double[] weights = new double[131_072];
                weights[7] = time;
                writer.put(time, "cost", 0.5);
                writer.put(time, "note", note);
                writer.put(time, "weights", weights);
            }
        });
        try (ChildJvm child = ChildJvm.start(List.of("-Xmx64m"), Weights.class, folder, url, log)) {
            child.expect(String.valueOf(100.0 + 200 * 201 / 2 + 200 * 100_000.0));
            child.finish();
        }
    }
}
