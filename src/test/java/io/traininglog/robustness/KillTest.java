package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trainer is killed by SIGKILL at random moments, and its database opened again: what had returned is there, whole.
 *
 * <p>{@code -Dtraininglog.test.kills=1000} kills that often, and {@code -Dtraininglog.test.freezes=10000} looks at as
 * many moments of a frozen trainer; {@code -Dtraininglog.test.seed=…} chooses other moments.
 */
@Tag("once")
class KillTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.kills", 12);
    private static final int FREEZES = Integer.getInteger("traininglog.test.freezes", 25);
    private static final long SEED = Long.getLong("traininglog.test.seed", 20);

    /** A file is killed over so many times before the next one is begun. */
    private static final int KILLS_A_FILE = 6;

    private static final int FREEZES_A_TRAINER = 25;

    @TempDir
    Path folder;

    @Test
    void whatPutReturnedFromSurvivesKill9() throws Exception {
        Random random = new Random(SEED);
        long steps = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = folder.resolve("killed-" + kill / KILLS_A_FILE + ".sqlite");
            Acknowledged acknowledged = killOne(file, random);
            acknowledged.checkIn(file, random.nextBoolean());
            steps += acknowledged.steps();
        }
        assertThat(steps).isPositive();
        System.out.println(KILLS + " kills, " + steps + " acknowledged steps, none lost, none torn");
    }

    /** Some die while they open the file, most after a number of steps. */
    private static Acknowledged killOne(Path file, Random random) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        try (ChildJvm trainer = ChildJvm.start(KilledTrainer.class, file, random.nextLong())) {
            trainer.expect("ready");
            int lines = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(400);
            if (lines == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            }
            for (int i = 0; i < lines; i++) {
                acknowledged.add(trainer.line());
            }
            for (int spins = random.nextInt(20_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            trainer.kill();
            for (String line = trainer.line(); line != null; line = trainer.line()) {
                acknowledged.add(line);
            }
        }
        return acknowledged;
    }

    /**
     * The files of a process that was stopped in its tracks are, byte for byte, what its death at that moment would have
     * left: the kernel has what it wrote and nothing else. So one process stands for many.
     */
    @Test
    void whatPutReturnedFromIsInTheFilesAtAnyMoment() throws Exception {
        Frozen.assumePossible();
        Random random = new Random(SEED);
        for (int done = 0; done < FREEZES; done += FREEZES_A_TRAINER) {
            freezeOne(folder.resolve("frozen-" + done + ".sqlite"), random);
        }
    }

    private void freezeOne(Path file, Random random) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        Path copy = folder.resolve("copy.sqlite");
        try (ChildJvm trainer = ChildJvm.start(KilledTrainer.class, file, random.nextLong())) {
            trainer.expect("ready");
            acknowledged.add(trainer.line());
            for (int freeze = 0; freeze < FREEZES_A_TRAINER; freeze++) {
                for (int lines = random.nextInt(30); lines > 0; lines--) {
                    acknowledged.add(trainer.line());
                }
                try (Frozen frozen = Frozen.freeze(trainer.pid())) {
                    // A line is written in one call, so that what waits to be read are whole lines
                    while (trainer.hasOutput()) {
                        acknowledged.add(trainer.line());
                    }
                    Databases.copyOpen(file, copy);
                    acknowledged.checkIn(copy, random.nextBoolean());
                }
            }
        }
    }
}
