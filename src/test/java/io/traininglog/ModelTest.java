package io.traininglog;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random operations, compared with a plain model. {@code -Dtraininglog.test.seeds=100000} soaks; {@code
 * -Dtraininglog.test.seed=42} repeats one.
 */
final class ModelTest {

    private static final int OPERATIONS = 150;

    /** Of how many runs one ends with copies of its logs in another database. */
    private static final int COPIED = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.traininglog.Backend#present")
    void everyLogAnswersAsItsPlainModelDoes(Backend backend) {
        try (LogDatabase database = backend.open(LogDatabase.builder(), folder)) {
            seeds(backend).forEach(seed -> run(database, seed));
        }
    }

    private static LongStream seeds(Backend backend) {
        Long one = Long.getLong("traininglog.test.seed");
        long count = Long.getLong("traininglog.test.seeds", usualSeeds(backend));
        return one == null ? LongStream.range(0, count) : LongStream.of(one);
    }

    private static long usualSeeds(Backend backend) {
        return switch (backend) {
            case MEMORY -> 200;
            case POSTGRESQL -> 3;
            default -> 15;
        };
    }

    private static void run(LogDatabase database, long seed) {
        ModelRun run = new ModelRun(database, seed);
        try {
            run.run(OPERATIONS);
            if (seed % COPIED == 0) {
                try (LogDatabase other = seed % 2 == 0 ? LogDatabase.inMemory() : LogDatabase.open(":memory:")) {
                    run.compareCopies(other);
                }
            }
            run.close();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "with -Dtraininglog.test.seed=" + seed + ": " + e.getMessage() + "\nafter\n" + run.journal(), e);
        }
    }
}
