package io.traininglog.benchmarks.questions;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.benchmarks.contenders.TemporaryFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** What {@link CommandBenchmark} asks about: a database of many logs, and one of a single long one. */
public final class ManyLogs implements AutoCloseable {

    static final String KEY = "cost_0";

    private static final String PROPERTY = "traininglog.benchmark.logs";
    private static final int KEYS = 10;
    private static final int STEPS = 1_000;

    /** Each third log is a run of its own; the others go on with three quarters of the one before. */
    private static final int FAMILY = 3;

    private final TemporaryFolder folder = new TemporaryFolder();

    /**
     * Makes them, which takes a while.
     *
     * @param logs of 1,000 steps of 10
     * @param points of the long one
     */
    public ManyLogs(int logs, int points) {
        Random random = new Random(1);
        try (LogDatabase database = LogDatabase.open(many(folder.path()))) {
            for (int log = 0; log < logs; log++) {
                boolean isResumed = log % FAMILY != 0;
                LogOrigin origin = origin(log);
                int from = isResumed ? STEPS * 3 / 4 : 0;
                fill(database, isResumed ? origin.resumedFrom(uuid(log - 1), from) : origin, from, STEPS, KEYS, random);
            }
        }
        try (LogDatabase database = LogDatabase.open(single(folder.path()))) {
            fill(database, origin(0), 0, points, 1, random);
        }
    }

    private static LogOrigin origin(int log) {
        return LogOrigin.of(uuid(log)).createdAt(Instant.ofEpochSecond(1_767_600_000L + log));
    }

    private static void fill(LogDatabase database, LogOrigin origin, int from, int steps, int keys, Random random) {
        database.importLog(origin, log -> {
            for (int step = from; step < from + steps; step++) {
                for (int key = 0; key < keys; key++) {
                    log.put(step, "cost_" + key, key + Math.exp(-step / 500.0) + 0.05 * random.nextGaussian());
                }
            }
        });
    }

    private static UUID uuid(int log) {
        return new UUID((long) log << 32, log);
    }

    /** How a log is named on the command line. */
    static String name(int log) {
        return "%08x".formatted(log);
    }

    static Path many(Path folder) {
        return folder.resolve("many.sqlite");
    }

    static Path single(Path folder) {
        return folder.resolve("single.sqlite");
    }

    /** Tells a JVM where they are. */
    public String flag() {
        return "-D" + PROPERTY + "=" + folder.path();
    }

    /** Where they are, in a JVM that was told. */
    static Path folder() {
        return Path.of(System.getProperty(PROPERTY));
    }

    @Override
    public void close() {
        folder.close();
    }
}
