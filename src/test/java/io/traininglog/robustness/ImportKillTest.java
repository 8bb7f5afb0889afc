package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.cli.Main;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import is killed by SIGKILL again and again, and run again: no half log is ever there, and in the end all are.
 *
 * <p>{@code -Dtraininglog.test.kills=100} kills that often; {@code -Dtraininglog.test.seed=…} chooses other moments.
 */
@Tag("once")
class ImportKillTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.kills", 5);
    private static final long SEED = Long.getLong("traininglog.test.seed", 21);

    private static final int KEYS = 2;
    private static final int STEPS = 10_000;

    @TempDir
    Path folder;

    @Test
    void noHalfLogIsThereAndASecondRunBringsTheRest() throws Exception {
        int runs = 4 * KILLS + 5;
        Path source = folder.resolve("mlruns");
        Path target = folder.resolve("runs.sqlite");
        RunsOfMlflow.write(source, runs, KEYS, STEPS);
        Random random = new Random(SEED);
        try (LogDatabase database = LogDatabase.open(target)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = database.logs().size() + 1 + random.nextInt(2);
                try (ChildJvm child = ChildJvm.start(Main.class, "import", "mlflow", source, "-d", target)) {
                    while (database.logs().size() < enough) {
                        LockSupport.parkNanos(
                                200_000); // looks as often as it can without keeping the child from its work
                    }
                    for (int spins = random.nextInt(50_000); spins > 0; spins--) {
                        Thread.onSpinWait();
                    }
                    child.kill();
                }
                checkAll(database);
            }
            int killedAt = database.logs().size();
            assertThat(killedAt).isBetween(KILLS, runs);
            try (ChildJvm child = ChildJvm.start(Main.class, "import", "mlflow", source, "-d", target)) {
                assertThat(child.finish())
                        .endsWith((runs - killedAt) + " logs imported into " + target + ", " + killedAt
                                + " there already");
            }
            assertThat(database.logs()).hasSize(runs);
            checkAll(database);
        }
        assertThat(Databases.integrity(target)).containsExactly("ok");
    }

    private static void checkAll(LogDatabase database) {
        for (LogSummary summary : database.logs()) {
            int run = Integer.parseInt(Databases.hex(summary.uuid()), 16);
            try (TrainingLog log = database.open(summary.uuid())) {
                assertThat(log.status())
                        .containsEntry("run_name", "run " + run)
                        .containsEntry("iterations_done", STEPS - 1L);
                for (int key = 0; key < KEYS; key++) {
                    Series series = log.series("loss" + key);
                    assertThat(series.size()).isEqualTo(STEPS);
                    for (int step = 0; step < STEPS; step += 97) {
                        assertThat(series.times()[step]).isEqualTo(step);
                        assertThat(series.values()[step]).isEqualTo(RunsOfMlflow.value(run, step));
                    }
                }
            }
        }
    }
}
