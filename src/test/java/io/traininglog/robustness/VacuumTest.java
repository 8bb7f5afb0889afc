package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.BusyException;
import io.traininglog.DatabaseFile;
import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.VacuumReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is written anew when nobody else has it, with all that it had. */
class VacuumTest {

    @TempDir
    Path folder;

    private Path file;
    private UUID kept;

    @BeforeEach
    void fillAndDelete() throws Exception {
        file = folder.toRealPath().resolve("runs.sqlite");
        kept = GoldenColumns.fill(file, 1_200);
        UUID large = Databases.withOneLog(file, 50_000);
        try (LogDatabase database = LogDatabase.open(file)) {
            database.delete(large);
        }
    }

    @Test
    void whatADeletedLogLeftIsGivenBackAndAllElseStays() throws Exception {
        long before = Files.size(file);
        VacuumReport report = DatabaseFile.at(file).vacuum();
        assertThat(report.bytesBefore()).isEqualTo(before);
        assertThat(report.bytesAfter()).isEqualTo(Files.size(file)).isLessThan(before / 2);
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
        assertThat(DatabaseFile.at(file).info().freeBytes()).isZero();
        assertThat(DatabaseFile.at(file).check(Progress.NONE)).isEmpty();
        try (TrainingLog log = TrainingLog.open(file, kept)) {
            GoldenColumns.check(log, 1_200);
        }
    }

    @Test
    void whatADeadProcessLeftInItsJournalIsBroughtFirst() throws Exception {
        JournalOrphansTest.leave(file, kept, 7_000, "cost", 0.5);
        DatabaseFile.at(file).vacuum();
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
        assertThat(Databases.strings(file, "SELECT value FROM timeline WHERE time = 7000"))
                .containsExactly("0.5");
    }

    @Test
    void besideATrainerItIsRefusedAndTheTrainerGoesOn() throws Exception {
        try (ChildJvm trainer = ChildJvm.start(WaitingTrainer.class, file, 10)) {
            assertThat(trainer.line()).startsWith("log ");
            long before = Files.size(file);
            assertThatThrownBy(() -> DatabaseFile.at(file).vacuum())
                    .isInstanceOf(BusyException.class)
                    .hasMessageContainingAll("runs.sqlite", "a process is logging to it", "nothing was changed");
            assertThat(Files.size(file)).isEqualTo(before);
            trainer.tell("on");
            trainer.expect("on 11");
            trainer.finish();
        }
        DatabaseFile.at(file).vacuum();
        assertThat(DatabaseFile.at(file).info().contents().orElseThrow().logs()).isEqualTo(2);
    }

    @Test
    void besideAReaderItIsRefused() throws Exception {
        try (LogDatabase reader = LogDatabase.builder().readOnly().open(file)) {
            assertThat(reader.logs()).hasSize(1);
            assertRefused();
            assertThat(reader.logs()).hasSize(1);
        }
        DatabaseFile.at(file).vacuum();
    }

    @Test
    void whileThisProcessHasItOpenItIsRefused() throws Exception {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(kept)) {
            assertRefused();
            log.record(5_000, "cost", 1);
            assertThat(log.at(5_000)).containsEntry("cost", 1.0);
        }
        DatabaseFile.at(file).vacuum();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> DatabaseFile.at(file).vacuum())
                .isInstanceOf(BusyException.class)
                .hasMessageContainingAll("runs.sqlite", "while nobody else has it");
    }

    /** A file system of its own, where the test may mount one. */
    @Test
    void whereTheDiskHasNotTheRoomItIsRefusedAndNothingIsChanged() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()), "may not mount");
        try {
            Path narrow = disk.resolve("narrow.sqlite");
            try (TrainingLog log = TrainingLog.open(narrow)) {
                log.at(1).put("array", new double[800_000]);
            }
            Files.write(disk.resolve("ballast"), new byte[6 << 20]);
            byte[] before = Files.readAllBytes(narrow);
            assertThatThrownBy(() -> DatabaseFile.at(narrow).vacuum())
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll(
                            "narrow.sqlite", "MiB of room at " + disk.toRealPath(), "nothing was changed");
            assertThat(Files.readAllBytes(narrow)).isEqualTo(before);
            assertThat(Databases.family(narrow)).containsExactly("narrow.sqlite");
        } finally {
            run("umount", "--lazy", disk.toString()); // the trainer's journal may still be mapped
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    void whereAnUpgradeIsPendingThatComesFirst() throws Exception {
        Databases.blocks(file);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> DatabaseFile.at(file).vacuum())
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll("version 1", "migrate");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
    }
}
