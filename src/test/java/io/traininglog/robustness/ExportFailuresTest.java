package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.CodecException;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An export that fails says why, leaves an older file as it was, and nothing beside it. */
class ExportFailuresTest {

    private static final String OLD = "what was there";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aDamagedValueNamesItsPlace(Exporter exporter) throws Exception {
        Path database = folder.resolve("runs.sqlite");
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(database)) {
            uuid = log.uuid();
            log.record(3, "cost", 0.5);
            log.at(4).put("blob", Map.of("a", 1L));
        }
        Databases.execute(database, "UPDATE entries SET value = x'0102' WHERE kind = 4");
        Path target = oldFile(folder);
        try (TrainingLog log = TrainingLog.open(database, uuid)) {
            assertThatThrownBy(() -> exporter.write(log, target, Progress.NONE))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContainingAll(log.hexUuid(), "time 4", "key 'blob'");
            assertIsAsItWas(target, folder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskIsSaidSo(Exporter exporter) throws Exception {
        Path disk = mount("size=1m");
        try (TrainingLog log = TrainingLog.inMemory()) {
            for (int time = 0; time < 1_000; time++) {
                // What no compression makes smaller
                log.at(time).put("array", new Random(time).doubles(512).toArray());
            }
            Path target = oldFile(disk);
            assertThatThrownBy(() -> exporter.write(log, target, Progress.NONE))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll(log.hexUuid(), target.toString(), "No space left on device")
                    .hasMessageNotContaining(".tmp");
            assertIsAsItWas(target, disk);
        } finally {
            run("umount", disk.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatCannotBeWrittenIsSaidSo(Exporter exporter) throws Exception {
        Path disk = mount("size=1m");
        try (TrainingLog log = TrainingLog.inMemory()) {
            Path target = oldFile(disk);
            assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "may not remount");
            assertThatThrownBy(() -> exporter.write(log, target, Progress.NONE))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll(target.toString(), "Read-only file system")
                    .hasMessageNotContaining(".tmp");
            assertIsAsItWas(target, disk);
        } finally {
            run("umount", disk.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatIsNotThereIsSaidSo(Exporter exporter) {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Path target = folder.resolve("none").resolve("run");
            assertThatThrownBy(() -> exporter.write(log, target, Progress.NONE))
                    .isInstanceOf(StorageException.class)
                    .hasMessageEndingWith(target + ": there is no folder " + target.getParent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseInUseIsNotReplaced(Exporter exporter) throws Exception {
        Path database = folder.resolve("runs.sqlite");
        try (TrainingLog log = TrainingLog.open(database)) {
            log.record(1, "cost", 0.5);
            assertThatThrownBy(() -> exporter.write(log, database, Progress.NONE))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("a database in use");
            log.flush();
        }
        assertThat(Databases.integrity(database)).containsExactly("ok");
    }

    /** Stops amid an export, and says so. */
    static final class Stopping {
        public static void main(String[] arguments) {
            try (TrainingLog log = TrainingLog.inMemory()) {
                for (int time = 0; time < 50_000; time++) {
                    log.at(time).putAll(Map.of("cost", 0.5, "text", "x".repeat(99)));
                }
                Exporter.valueOf(arguments[0]).write(log, Path.of(arguments[1]), (done, total) -> {
                    if (done >= total * 9 / 10) {
                        System.out.println("amid");
                        try {
                            System.in.read();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatIsToldToEndAmidTakesItsFileAway(Exporter exporter) throws Exception {
        Path target = oldFile(folder);
        try (ChildJvm child = ChildJvm.start(Stopping.class, exporter, target)) {
            child.expect("amid");
            ProcessHandle.of(child.pid()).orElseThrow().destroy();
            assertThat(child.exitCode()).isEqualTo(128 + 15);
        }
        assertIsAsItWas(target, folder);
    }

    private static Path oldFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("run"), OLD);
    }

    private static void assertIsAsItWas(Path target, Path folder) {
        assertThat(target).hasContent(OLD);
        assertThat(folder.toFile().list((in, name) -> !name.startsWith("runs.sqlite")))
                .containsExactly("run");
    }

    private Path mount(String options) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()), "may not mount");
        return disk;
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
