package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.CopyOptions;
import io.traininglog.CopyReport;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogSummary;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy is killed by SIGKILL again and again, and run again: no half log is ever there, and in the end all are.
 *
 * <p>{@code -Dtraininglog.test.kills=100} kills that often; {@code -Dtraininglog.test.seed=…} chooses other moments.
 */
@Tag("once")
class CopyKillTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.kills", 4);
    private static final long SEED = Long.getLong("traininglog.test.seed", 22);
    private static final int LOGS = 2 * KILLS + 3;
    private static final int STEPS = 50_000;

    @TempDir
    Path folder;

    private Path source;
    private Path target;
    private final Random random = new Random(SEED);

    @BeforeEach
    void namePlaces() {
        source = folder.resolve("source.sqlite");
        target = folder.resolve("target.sqlite");
    }

    private static UUID uuid(int log) {
        return new UUID(0, log);
    }

    /** Every third was resumed from the one before, and overwrites some of what it inherits. */
    private static void write(LogDatabase database, int log) {
        LogOrigin origin = LogOrigin.of(uuid(log));
        database.importLog(log % 3 == 2 ? origin.resumedFrom(uuid(log - 1), STEPS / 2) : origin, writer -> {
            for (int step = 0; step < STEPS; step++) {
                writer.put(step, "cost", (double) log / (step + 1));
            }
            writer.put(STEPS, "note", "the end");
            writer.putStatus("iterations_done", STEPS);
        });
    }

    /** Kills a copy amid about so many entries; answers whether it had not come to its end. */
    private boolean killAt(long entries) throws Exception {
        try (ChildJvm child = ChildJvm.start(KilledCopier.class, source, target)) {
            String done = child.line();
            while (done != null && Long.parseLong(done) < entries) {
                done = child.line();
            }
            for (int spins = random.nextInt(20_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            child.kill();
            assertThat(child.errors()).isEmpty();
            return done != null;
        }
    }

    @Test
    void noHalfLogIsThereAndAnotherRunBringsTheRest() throws Exception {
        try (LogDatabase from = LogDatabase.open(source);
                LogDatabase to = LogDatabase.open(target)) {
            for (int log = 0; log < LOGS; log++) {
                write(from, log);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                assertThat(killAt(random.nextInt(2 * STEPS))).isTrue();
                checkAll(from, to);
            }
            int there = to.logs().size();
            CopyReport report = to.copyAll(from, CopyOptions.all(), Progress.NONE);
            assertThat(report.present()).hasSize(there);
            assertThat(report.copied()).hasSize(LOGS - there).isNotEmpty();
            checkAll(from, to);
        }
        assertThat(Databases.integrity(target)).containsExactly("ok");
    }

    private static void checkAll(LogDatabase from, LogDatabase to) {
        CopyReport report = to.rehearseCopy(from, CopyOptions.all());
        assertThat(report.isComplete()).as("%s", report).isTrue();
        for (LogSummary summary : to.logs()) {
            try (TrainingLog copy = to.open(summary.uuid());
                    TrainingLog log = from.open(summary.uuid())) {
                assertThat(copy.series("cost").times())
                        .isEqualTo(log.series("cost").times());
                assertThat(copy.series("cost").values())
                        .isEqualTo(log.series("cost").values());
                assertThat(copy.at(STEPS)).isEqualTo(log.at(STEPS));
                assertThat(copy.status()).isEqualTo(log.status());
            }
        }
    }

    /** Copies one file to another, and comes to a stop amid a log. */
    static final class HaltingCopier {
        public static void main(String[] arguments) {
            try (LogDatabase from = LogDatabase.builder().readOnly().open(Path.of(arguments[0]));
                    LogDatabase to = LogDatabase.open(Path.of(arguments[1]))) {
                to.copyAll(from, CopyOptions.all(), (done, total) -> {
                    if (done > 0) {
                        System.out.println("amid it");
                        LockSupport.park();
                    }
                });
            }
        }
    }

    /** What was begun is undone whenever it ends: there is nothing to wait for. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoEndsItNeedNotWaitForTheLogThatIsBeingCopied() throws Exception {
        try (LogDatabase from = LogDatabase.open(source)) {
            write(from, 1);
        }
        try (ChildJvm child = ChildJvm.start(HaltingCopier.class, source, target)) {
            child.expect("amid it");
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(128 + 15);
        }
        try (LogDatabase to = LogDatabase.open(target)) {
            assertThat(to.logs()).isEmpty();
        }
    }

    @Test
    void whatGivesWayIsThereAsItWasOrAsItIsToBe() throws Exception {
        try (LogDatabase from = LogDatabase.open(source);
                LogDatabase to = LogDatabase.open(target)) {
            for (int log = 1; log < 3; log++) {
                write(from, log);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                to.copyAll(from, CopyOptions.all().replacing(), Progress.NONE);
                change(from, kill);
                killAt(random.nextInt(2 * STEPS));
                long changed = changes(to, 1);
                assertThat(changed).isBetween(kill - 1L, (long) kill);
                assertThat(changes(to, 2)).isEqualTo(changed);
            }
            to.copyAll(from, CopyOptions.all().replacing(), Progress.NONE);
            checkAll(from, to);
        }
        assertThat(Databases.integrity(target)).containsExactly("ok");
    }

    private static void change(LogDatabase database, int change) {
        for (int log = 1; log < 3; log++) {
            try (TrainingLog changed = database.open(uuid(log))) {
                changed.record(STEPS + change, "change", change);
            }
        }
    }

    private static long changes(LogDatabase database, int log) {
        try (TrainingLog changed = database.open(uuid(log))) {
            return changed.series("change").size();
        }
    }
}
