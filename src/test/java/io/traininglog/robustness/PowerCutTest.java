package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.Durability;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power cuts on a file system of its own, whose disk is a file: what that file has at some moment is what the disk would
 * have after a power cut, without anything that was only in the memory of the system. {@code
 * -Dtraininglog.test.power.cuts=100} soaks.
 */
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("traininglog.test.power.cuts", 6);
    private static final long SEED = Long.getLong("traininglog.test.seed", 4);

    @TempDir
    Path folder;

    @Test
    void whatIsAcknowledgedIsOnTheDisk() throws Exception {
        Frozen.assumePossible();
        Path disk = folder.resolve("disk.img");
        Path afterCut = folder.resolve("after.img");
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        Path remounted = Files.createDirectory(folder.resolve("after"));
        try (RandomAccessFile size = new RandomAccessFile(disk.toFile(), "rw")) {
            size.setLength(96L << 20);
        }
        assumeTrue(run("mkfs.ext4", "-q", "-F", disk.toString()), "no ext4");
        assumeTrue(run("mount", "-o", "loop", disk.toString(), mounted.toString()), "may not mount");
        Random random = new Random(SEED);
        long steps = 0;
        try (ChildJvm trainer = ChildJvm.start(
                KilledRecorder.class, mounted.resolve("runs.sqlite"), random.nextLong(), Durability.POWER_LOSS)) {
            trainer.expect("ready");
            UUID log = Databases.uuid(trainer.line().substring("log ".length()));
            long acknowledged = 0;
            for (int cut = 0; cut < CUTS; cut++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                try (Frozen frozen = Frozen.freeze(trainer.pid())) {
                    while (trainer.hasOutput()) {
                        acknowledged = Long.parseLong(trainer.line().substring("step ".length()));
                    }
                    assertThat(run("cp", "--sparse=always", disk.toString(), afterCut.toString()))
                            .isTrue();
                }
                assertThat(run("mount", "-o", "loop", afterCut.toString(), remounted.toString()))
                        .isTrue();
                try {
                    JournalKillTest.check(remounted.resolve("runs.sqlite"), log, acknowledged);
                } finally {
                    assertThat(run("umount", remounted.toString())).isTrue();
                }
                steps = acknowledged;
            }
        } finally {
            assertThat(run("umount", mounted.toString())).isTrue();
        }
        assertThat(steps).isPositive();
        System.out.println(CUTS + " power cuts, " + steps + " acknowledged steps, none lost");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
