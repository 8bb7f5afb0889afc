package io.traininglog.readme;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The runs that the pages look at, the same every time: two attempts at one problem, of which one diverged and was resumed
 * where that had not begun, with a lower rate, and the other was resumed at its end.
 */
public final class ExampleRuns {

    private static final int EPOCH = 100;

    private ExampleRuns() {}

    public static void create(Path file) {
        try (LogDatabase database = LogDatabase.open(file)) {
            LogOrigin slow = origin("5eae0c36", "2026-01-05T08:30:00Z");
            LogOrigin fast = origin("b4cf0a7d", "2026-01-05T09:10:00Z");
            LogOrigin mended = origin("1f9a63c2", "2026-01-05T10:00:00Z").resumedFrom(fast.uuid(), 500);
            LogOrigin longer = origin("c07d5e18", "2026-01-06T07:45:00Z").resumedFrom(slow.uuid(), 1000);
            database.importLog(slow, log -> train(log, 0, 1000, 0.02, Long.MAX_VALUE));
            database.importLog(fast, log -> train(log, 0, 640, 0.1, 600));
            database.importLog(mended, log -> {
                log.put(501, "note", "learning rate lowered to 0.05");
                train(log, 500, 1000, 0.05, Long.MAX_VALUE);
                log.putStatus("resumed_from", hex(fast));
            });
            database.importLog(longer, log -> {
                train(log, 1000, 1500, 0.02, Long.MAX_VALUE);
                log.putStatus("resumed_from", hex(slow));
            });
        }
    }

    private static LogOrigin origin(String first, String createdAt) {
        UUID uuid = UUID.fromString(first + "-7d1b-4c7e-9f53-2a60b8e4d19c");
        return LogOrigin.of(uuid).createdAt(Instant.parse(createdAt));
    }

    private static String hex(LogOrigin origin) {
        return origin.uuid().toString().replace("-", "");
    }

    private static void train(LogWriter log, int from, int to, double rate, long diverging) {
        Random noise = new Random(from + to);
        for (int time = from + 1; time <= to; time++) {
            double cost = time < diverging
                    ? 0.08 + 2.2 / (1 + rate * time) + 0.02 * noise.nextGaussian() / (1 + rate * time / 4)
                    : Math.exp((double) time - diverging);
            log.put(time, "train_cost", time - 30 >= diverging ? Double.NaN : rounded(cost));
            log.put(time, "learning_rate", rate);
            if (time % EPOCH == 0) {
                log.put(time, "valid_error_rate", rounded(0.03 + 0.9 / (1 + rate * time)));
            }
        }
        List<Long> ends = new ArrayList<>();
        for (long end = EPOCH; end <= to; end += EPOCH) {
            ends.add(end);
        }
        log.putStatus("iterations_done", (long) to);
        log.putStatus("epochs_done", (long) ends.size());
        log.putStatus("_epoch_ends", ends);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
