package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** There is no room left: the call says so, earlier ones are kept, and with room it goes on. */
class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    void aFullDatabaseKeepsWhatItHasAndGoesOnWithRoom() throws Exception {
        Path file = folder.resolve("full.sqlite");
        UUID uuid = Databases.withOneLog(file, 1);
        SQLiteDataSource narrow = new SQLiteDataSource();
        narrow.setUrl("jdbc:sqlite:" + file);
        narrow.getConfig().setMaxPageCount((int) (Files.size(file) / 4096) + 20);
        LogDatabase database = LogDatabase.open(narrow);
        TrainingLog full = database.open(uuid);
        long done = fillUp(full);
        checkKept(full, done);
        assertThatThrownBy(() -> full.at(1).put("cost", -1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(full::flush).isInstanceOf(StorageException.class).hasMessageContaining("full");
        full.close();
        assertThatThrownBy(database::close).isInstanceOf(StorageException.class).hasMessageContaining("full");
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            checkKept(log, done);
            log.record(done + 1, step(done + 1));
            checkKept(log, done + 1);
        }
        assertThat(Databases.integrity(file)).containsExactly("ok");
    }

    @Test
    void aFullDatabaseInMemoryGoesOnWhenSomethingIsDeleted() {
        SQLiteDataSource narrow = new SQLiteDataSource();
        narrow.setUrl("jdbc:sqlite::memory:");
        narrow.getConfig().setMaxPageCount(60);
        try (LogDatabase database = LogDatabase.open(narrow);
                TrainingLog log = database.create()) {
            long done = fillUp(log);
            checkKept(log, done);
            for (long time = 2; time < done; time++) {
                log.at(time).clear();
            }
            log.record(done + 1, step(done + 1));
            assertThat(log.at(done + 1)).isEqualTo(step(done + 1));
            assertThat(log.at(done)).isEqualTo(step(done));
        }
    }

    /** A file system of its own, where the test may mount one. */
    @Test
    void aFullDiskKeepsWhatItHasAndTheSameLogGoesOnWithRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()), "may not mount");
        try {
            Path file = disk.resolve("full.sqlite");
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[12_000_000]);
            try (LogDatabase database = LogDatabase.open(file);
                    TrainingLog log = database.create()) {
                long done = fillUp(log);
                checkKept(log, done);
                assertThatThrownBy(log::flush).isInstanceOf(StorageException.class);
                checkKept(log, done);
                Files.delete(ballast);
                log.record(done + 1, step(done + 1));
                log.finishIteration();
                log.flush();
                checkKept(log, done + 1);
                assertThat(log.status().iterationsDone()).isEqualTo(1);
            }
            assertThat(Databases.integrity(file)).containsExactly("ok");
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aDatabaseOfBlocksThatFillsItsDiskIsNotUpgradedAndKept() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "may not mount");
        try {
            for (int rows : new int[] {1_500, 2_500, 3_500, 4_500}) {
                Path file = Databases.emptyBlocks(disk.resolve("old.sqlite"));
                Databases.addBlocksLog(file, new UUID(1, 2), null, rows);
                byte[] before = Files.readAllBytes(file);
                Path ballast =
                        Files.write(disk.resolve("ballast"), new byte[Math.max(0, 1_000_000 - before.length * 5 / 2)]);
                try {
                    LogDatabase.open(file).close();
                } catch (StorageException e) {
                    assertThat(e).hasMessageContaining("old.sqlite");
                    assertThat(Files.readAllBytes(file)).isEqualTo(before);
                }
                assertThat(Databases.entries(file)).isEqualTo("" + rows);
                assertThat(Databases.integrity(file)).containsExactly("ok");
                Files.delete(ballast);
                for (String name : Databases.family(file)) {
                    Files.delete(disk.resolve(name));
                }
            }
        } finally {
            unmount(disk);
        }
    }

    private static Map<String, Object> step(long time) {
        return Map.of("cost", time, "text", "x".repeat(900) + time);
    }

    /** Answers how many steps returned. */
    private static long fillUp(TrainingLog log) {
        for (long time = 2; ; time++) {
            try {
                log.record(time, step(time));
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("full");
                return time - 1;
            }
        }
    }

    private static void checkKept(TrainingLog log, long done) {
        assertThat(done).isGreaterThan(10);
        for (long time = 2; time <= done; time++) {
            assertThat(log.at(time)).isEqualTo(step(time));
        }
        assertThat(log.at(done + 1)).isEmpty();
    }

    /** A mapped file stays mapped until the collector finds that nobody refers to it. */
    private static void unmount(Path disk) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (run("umount", disk.toString())) {
                return;
            }
            System.gc();
            Thread.sleep(50);
        }
        throw new AssertionError(disk + " stays mounted");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
