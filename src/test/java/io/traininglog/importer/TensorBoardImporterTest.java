package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.eventfile.EventFileBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardImporterTest {

    private static final String FILE = "events.out.tfevents.1000000000.host.1.0";

    @TempDir
    Path folder;

    @Test
    void everyDirectoryWithEventFilesIsALog() throws IOException {
        new EventFileBuilder(1e9).scalar("loss", 1, 0.5f).write(folder.resolve("a/train/" + FILE));
        new EventFileBuilder(1e9 + 1).scalar("loss", 1, 0.25f).write(folder.resolve("a/validation/" + FILE));
        new EventFileBuilder(1e9 + 2).scalar("loss", 1, 0.75f).write(folder.resolve(FILE));
        Files.writeString(folder.resolve("a/notes.txt"), "not an event file");
        Files.createDirectory(folder.resolve("b"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder))) {
            assertThat(imported.names()).containsExactly(".", "a/train", "a/validation");
            assertThat(imported.leftOut()).isEmpty();
            try (TrainingLog log = imported.log(1)) {
                assertThat(log.rows()).isEqualTo(Map.of(1L, Map.of("loss", 0.5)));
                assertThat(log.createdAt()).contains(Instant.ofEpochSecond(1_000_000_000));
                assertThat(log.status().iterationsDone()).isEqualTo(1);
                assertThat(log.lineage()).isEmpty();
            }
        }
    }

    @Test
    void oneFileIsALogToo() {
        Path file = new EventFileBuilder(1e9).scalar("loss", 1, 0.5f).write(folder.resolve("run/" + FILE));
        try (Imported imported = Imported.of(TensorBoardImporter.open(file));
                Imported directory = Imported.of(TensorBoardImporter.open(folder))) {
            assertThat(imported.names()).containsExactly(file.toString());
            assertThat(imported.uuids()).isEqualTo(directory.uuids());
        }
    }

    @Test
    void scalarsAreAsWideAsTheyWereAndWhatIsLeftOutIsCounted() throws IOException {
        try (Imported imported = Imported.of(TensorBoardImporter.open(run("new")));
                TrainingLog log = imported.log()) {
            assertThat(log.at(1).get("float_val")).isEqualTo((double) 0.1f);
            assertThat(log.at(1).get("double_content")).isEqualTo(0.1);
            assertThat(log.at(1).get("int64_val")).isEqualTo((1L << 53) + 1);
            assertThat(log.at(1).get("bool_val")).isEqualTo(true);
            assertThat(log.at(1).get("uint64_large"))
                    .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            assertThat(log.series("float_val").values()).containsExactly((double) 0.1f, (double) 0.2f);
            assertThat(log.at(3).get("note")).isEqualTo("héllo ☃");
            assertThat(log.at(3).get("notes")).isEqualTo(new String[] {"a", "b"});
            assertThat(log.at(3).get("one_note")).isEqualTo("only");
            assertThat(log.at(4)).isEqualTo(Map.of("note", "again"));
            assertThat(log.status())
                    .containsEntry("hparams/lr", 0.1)
                    .containsEntry("hparams/optimizer", "adam")
                    .containsEntry("hparams/amp", true)
                    .containsEntry("hparams/none", null)
                    .containsEntry("imported_from", "tensorboard")
                    .containsEntry("run_name", ".")
                    .containsEntry("iterations_done", 4L);
            assertThat(imported.leftOut())
                    .containsExactlyInAnyOrder(
                            "., tag 'table': tensor of strings of rank 2 for the plugin 'text'",
                            "., tag 'bytes': string that is not UTF-8 for the plugin 'text'",
                            "., tag 'pictures': string that is not UTF-8 for the plugin 'images'",
                            "., tag 'pictures': content for the plugin 'images'",
                            "., tag 'model': content for the plugin 'graph_keras_model'",
                            "., tag 'histogram': tensor of rank 2 for the plugin 'histograms' (2 times)",
                            "., tag 'complex': tensor of type 8",
                            "., tag 'empty': scalar without its one value",
                            "., tag 'float_val': a step below 0");
            assertThat(imported.report().leftOut().count()).isEqualTo(10);
        }
    }

    @Test
    void valuesOfTheOldStyleAreKeptExactly() throws IOException {
        try (Imported imported = Imported.of(TensorBoardImporter.open(run("old")));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").times()).containsExactly(1, 2, 3);
            assertThat(log.series("loss").values()).containsExactly(0.5, Double.NaN, -0.0);
            assertThat(log.series("accuracy").values()).containsExactly((double) 0.1f, Double.NEGATIVE_INFINITY);
            assertThat(imported.leftOut())
                    .contains(".: graph", "., tag 'weights': histogram")
                    .hasSize(6);
        }
    }

    @Test
    void aNotedRestartIsAResumePointAndNothingBeforeItIsLost() throws IOException {
        try (Imported imported = Imported.of(TensorBoardImporter.open(golden("restarted")))) {
            assertThat(imported.names())
                    .containsExactly(
                            folder.resolve("restarted.tfevents").toString(),
                            folder.resolve("restarted.tfevents") + " from step 4");
            assertThat(imported.leftOut()).isEmpty();
            try (TrainingLog before = imported.log(0);
                    TrainingLog after = imported.log(1)) {
                assertThat(before.series("loss").values()).containsExactly(1, 2, 3, 4, 5);
                assertThat(after.series("loss").times()).containsExactly(1, 2, 3, 4, 5, 6, 7);
                assertThat(after.series("loss").values()).containsExactly(1, 2, 3, 4.5, 5.5, 6.5, 7.5);
                assertThat(after.lineage().ancestors())
                        .containsExactly(new Lineage.Ancestor(before.uuid(), OptionalLong.of(3)));
                assertThat(after.status().resumedFrom()).contains(before.uuid());
                assertThat(after.status().iterationsDone()).isEqualTo(7);
                assertThat(after.createdAt()).contains(Instant.ofEpochSecond(1_700_000_100));
            }
        }
    }

    @Test
    void aFileThatGoesBackIsAResumePoint() {
        EventFileBuilder first = new EventFileBuilder(1e9);
        for (int step = 10; step <= 250; step += 10) {
            first.scalar("loss", step, step);
        }
        first.scalar("eval", 100, 1).scalar("eval", 200, 2).text("config", 0, "lr=1");
        first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        EventFileBuilder second =
                new EventFileBuilder(2e9).text("config", 0, "lr=1").scalar("parameters", 0, 7);
        for (int step = 210; step <= 300; step += 10) {
            second.scalar("loss", step, -step);
        }
        second.scalar("eval", 300, 3).write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder))) {
            assertThat(imported.names()).containsExactly(".", ". from step 210");
            try (TrainingLog before = imported.log(0);
                    TrainingLog after = imported.log(1)) {
                assertThat(before.series("loss").size()).isEqualTo(25);
                assertThat(after.series("loss").size()).isEqualTo(30);
                assertThat(after.at(200).get("loss")).isEqualTo(200.0);
                assertThat(after.at(210).get("loss")).isEqualTo(-210.0);
                assertThat(after.series("eval").values()).containsExactly(1, 2, 3);
                assertThat(after.at(0)).isEqualTo(Map.of("config", "lr=1", "parameters", 7.0));
            }
        }
    }

    /** As PyTorch's {@code purge_step} writes it: a file that begins with a start. */
    @Test
    void aStartAtTheBeginningOfAFileHolds() {
        new EventFileBuilder(1e9)
                .start(0)
                .scalar("loss", 1, 1)
                .scalar("loss", 2, 2)
                .scalar("loss", 3, 3)
                .write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        new EventFileBuilder(2e9)
                .start(2)
                .scalar("loss", 3, -3)
                .write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog after = imported.log(1)) {
            assertThat(imported.names()).containsExactly(".", ". from step 2");
            assertThat(after.series("loss").times()).containsExactly(1, 3);
            assertThat(after.series("loss").values()).containsExactly(1, -3);
        }
    }

    @Test
    void restartsFollowEachOther() {
        for (int file = 0; file < 50; file++) {
            EventFileBuilder content = new EventFileBuilder(1e9 + file);
            for (int step = 10 * file; step < 10 * file + 15; step++) {
                content.scalar("loss", step, file);
            }
            content.write(folder.resolve("events.out.tfevents.%010d.host.1.0".formatted(1_000_000_000 + file)));
        }
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog last = imported.log(49)) {
            assertThat(imported.report().imported()).hasSize(50);
            assertThat(last.lineage().size()).isEqualTo(49);
            assertThat(last.series("loss").size()).isEqualTo(505);
            for (int step = 0; step < 500; step++) {
                int file = step / 10;
                assertThat(last.at(step).get("loss")).isEqualTo((double) file);
            }
        }
    }

    @Test
    void filesThatGoOnAreOneLog() {
        new EventFileBuilder(1e9)
                .scalar("loss", 1, 1)
                .scalar("loss", 2, 2)
                .write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        new EventFileBuilder(2e9)
                .scalar("loss", 3, 3)
                .scalar("evaluation", 1, 1)
                .write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").values()).containsExactly(1, 2, 3);
            assertThat(log.series("evaluation").values()).containsExactly(1);
        }
    }

    @Test
    void aRestartFromNothingInheritsNothing() {
        new EventFileBuilder(1e9)
                .scalar("loss", 0, 1)
                .scalar("loss", 1, 2)
                .start(0)
                .scalar("loss", 1, 3)
                .write(folder.resolve(FILE));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog after = imported.log(1)) {
            assertThat(after.lineage().ancestors().get(0).resumedAt()).hasValue(-1);
            assertThat(after.series("loss").times()).containsExactly(1);
        }
    }

    @Test
    void stepsThatGoBackWithinAFileAreReported() {
        new EventFileBuilder(1e9)
                .scalar("loss", 5, 1)
                .scalar("loss", 3, 2)
                .scalar("loss", 3, 3)
                .scalar("loss", 3, 3)
                .write(folder.resolve(FILE));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").times()).containsExactly(3, 5);
            assertThat(log.series("loss").values()).containsExactly(3, 1);
            assertThat(imported.leftOut())
                    .containsExactly(
                            "., tag 'loss': a step that is not after the one before; where the tag had a value there, the"
                                    + " later one is kept",
                            "., tag 'loss': a second value at one step; the later one is kept");
        }
    }

    @Test
    void aSecondImportFindsEverythingThereWhereverTheDirectoryIs() throws IOException {
        Path run = Files.createDirectories(folder.resolve("logs/run"));
        Files.move(golden("restarted"), run.resolve(FILE));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder.resolve("logs")))) {
            Path moved = Files.move(folder.resolve("logs"), folder.resolve("moved"));
            Files.move(moved.resolve("run"), moved.resolve("renamed"));
            ImportReport again =
                    Import.run(TensorBoardImporter.open(moved), imported.database(), Present.KEEP, Progress.NONE);
            assertThat(again.imported()).isEmpty();
            assertThat(again.present())
                    .extracting(ImportReport.Imported::uuid)
                    .containsExactlyElementsOf(imported.uuids());
        }
    }

    @Test
    void aRunThatGoesOnKeepsItsUuids() {
        EventFileBuilder file = new EventFileBuilder(1e9).scalar("loss", 1, 1).scalar("loss", 2, 2);
        file.write(folder.resolve(FILE));
        try (Imported before = Imported.of(TensorBoardImporter.open(folder))) {
            file.scalar("loss", 3, 3).start(2).scalar("loss", 2, -2).write(folder.resolve(FILE));
            try (Imported after = Imported.of(TensorBoardImporter.open(folder))) {
                assertThat(after.uuids()).hasSize(2).startsWith(before.uuids().get(0));
            }
        }
    }

    @Test
    void aRunThatWentOnAndWasRestartedIsReplacedAsAWhole() {
        EventFileBuilder first = new EventFileBuilder(1e9);
        for (int step = 1; step <= 100; step++) {
            first.scalar("loss", step, step);
        }
        first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder))) {
            for (int step = 101; step <= 250; step++) {
                first.scalar("loss", step, step);
            }
            first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
            EventFileBuilder second = new EventFileBuilder(2e9);
            for (int step = 201; step <= 220; step++) {
                second.scalar("loss", step, -step);
            }
            second.write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
            LogDatabase database = imported.database();
            ImportReport kept = Import.run(TensorBoardImporter.open(folder), database, Present.KEEP, Progress.NONE);
            assertThat(kept.grown()).hasSize(1);
            assertThat(kept.failed()).extracting(ImportReport.Failed::name).containsExactly(". from step 201");
            for (int again = 0; again < 2; again++) {
                ImportReport replaced =
                        Import.run(TensorBoardImporter.open(folder), database, Present.REPLACE, Progress.NONE);
                assertThat(replaced.failed()).isEmpty();
                assertThat(replaced.imported()).hasSize(2);
            }
            try (TrainingLog log = database.open(kept.present().get(0).uuid());
                    TrainingLog child = log.lineage().isEmpty()
                            ? database.open(database.logs().get(0).uuid())
                            : log) {
                assertThat(log.series("loss").size()).isEqualTo(250);
                assertThat(child.series("loss").size()).isEqualTo(220);
                assertThat(child.at(150).get("loss")).isEqualTo(150.0);
            }
        }
    }

    @Test
    void copiesOfARunAreLogsOfTheirOwn() {
        for (String run : List.of("a", "b", "c")) {
            new EventFileBuilder(1e9)
                    .scalar("loss", 1, 1)
                    .start(1)
                    .scalar("loss", 1, -1)
                    .write(folder.resolve(run + "/" + FILE));
        }
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                Imported again = Imported.of(TensorBoardImporter.open(folder))) {
            assertThat(imported.names())
                    .containsExactly("a", "a from step 1", "b", "b from step 1", "c", "c from step 1");
            assertThat(imported.uuids()).doesNotHaveDuplicates().isEqualTo(again.uuids());
        }
    }

    /** Batches and epochs, as Keras counts them: each tag goes on from where the restart took it. */
    @Test
    void aRestartTakesEachTagBackToItsOwnStep() {
        EventFileBuilder first = new EventFileBuilder(1e9).text("config", 0, "lr=1");
        for (int epoch = 1; epoch <= 10; epoch++) {
            for (int step = 100 * epoch - 90; step <= 100 * epoch; step += 10) {
                first.scalar("batch_loss", step, step);
            }
            first.scalar("epoch_loss", epoch, epoch).scalar("examples", 1_000L * epoch, 1);
        }
        first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        EventFileBuilder second = new EventFileBuilder(2e9).scalar("parameters", 0, 7);
        for (int step = 810; step <= 900; step += 10) {
            second.scalar("batch_loss", step, -step);
        }
        second.scalar("epoch_loss", 8, -8).scalar("epoch_loss", 9, -9);
        second.write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog before = imported.log(0);
                TrainingLog after = imported.log(1)) {
            assertThat(imported.names()).containsExactly(".", ". from step 810");
            assertThat(imported.leftOut()).isEmpty();
            assertThat(before.series("epoch_loss").size()).isEqualTo(10);
            assertThat(after.series("batch_loss").size()).isEqualTo(90);
            assertThat(after.at(800).get("batch_loss")).isEqualTo(800.0);
            assertThat(after.at(810).get("batch_loss")).isEqualTo(-810.0);
            assertThat(after.series("epoch_loss").values()).containsExactly(1, 2, 3, 4, 5, 6, 7, -8, -9);
            assertThat(after.at(0)).isEqualTo(Map.of("config", "lr=1", "parameters", 7.0));
        }
    }

    /** Keras counts batches anew in each process. */
    @Test
    void aTagThatBeginsAnewTakesNothingFromThoseThatGoOn() {
        EventFileBuilder first = new EventFileBuilder(1e9);
        for (int step = 0; step < 50; step++) {
            first.scalar("batch_loss", step, step);
        }
        for (int epoch = 0; epoch < 5; epoch++) {
            first.scalar("epoch_loss", epoch, epoch);
        }
        first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        EventFileBuilder second = new EventFileBuilder(2e9);
        for (int step = 0; step < 3; step++) {
            second.scalar("batch_loss", step, -step - 1);
        }
        second.scalar("epoch_loss", 5, -5).scalar("epoch_loss", 6, -6);
        second.write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog after = imported.log(1)) {
            assertThat(after.series("epoch_loss").values()).containsExactly(0, 1, 2, 3, 4, -5, -6);
            assertThat(after.series("batch_loss").values()).containsExactly(-1, -2, -3);
        }
    }

    @Test
    void aRestartTakesBackWhatHasCountedOneEpochSince() {
        EventFileBuilder first = new EventFileBuilder(1e9);
        EventFileBuilder second = new EventFileBuilder(2e9);
        for (int step = 0; step < 100; step++) {
            first.scalar("batch_loss", step, step);
        }
        for (int epoch = 0; epoch < 10; epoch++) {
            first.scalar("epoch_loss", epoch, epoch);
        }
        for (int step = 50; step < 62; step++) {
            second.scalar("batch_loss", step, -step);
        }
        second.scalar("epoch_loss", 5, -5);
        first.write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        second.write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog after = imported.log(1)) {
            assertThat(after.series("batch_loss").size()).isEqualTo(62);
            assertThat(after.series("epoch_loss").values()).containsExactly(0, 1, 2, 3, 4, -5);
        }
    }

    @Test
    void aNoteAtAStartIsNoRestartOfWhatGoesOn() {
        new EventFileBuilder(1e9)
                .scalar("parameters", 0, 7)
                .scalar("loss", 1, 1)
                .scalar("loss", 2, 2)
                .write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        new EventFileBuilder(2e9)
                .scalar("parameters", 0, 7)
                .scalar("loss", 3, 3)
                .scalar("loss", 4, 4)
                .write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").values()).containsExactly(1, 2, 3, 4);
        }
    }

    /** As of a test after the training. */
    @Test
    void aFileOfOneStepIsARestartIfThatStepGoesBack() {
        new EventFileBuilder(1e9)
                .scalar("hp_metric", 0, -1)
                .scalar("loss", 1, 1)
                .scalar("loss", 2, 2)
                .write(folder.resolve("events.out.tfevents.1000000000.host.1.0"));
        EventFileBuilder second = new EventFileBuilder(2e9).scalar("hp_metric", 0, -1);
        second.scalar("test_loss", 2, 7).write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog log = imported.log()) {
            assertThat(log.at(2)).isEqualTo(Map.of("loss", 2.0, "test_loss", 7.0));
        }
        second.scalar("loss", 2, -2).write(folder.resolve("events.out.tfevents.2000000000.host.1.0"));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog after = imported.log(1)) {
            assertThat(imported.names()).containsExactly(".", ". from step 2");
            assertThat(after.series("loss").values()).containsExactly(1, -2);
        }
    }

    @Test
    void whatIsDamagedIsReportedOnceWithItsFileAndPlace() throws IOException {
        EventFileBuilder file = new EventFileBuilder(1e9).scalar("loss", 1, 1);
        int damaged = file.size();
        file.scalar("loss", 2, 2);
        int whole = file.scalar("loss", 3, 3).start(3).scalar("loss", 3, -3).size();
        byte[] bytes = file.scalar("loss", 4, 4).bytes();
        bytes[damaged + 20] ^= 1;
        Path path = Files.write(folder.resolve(FILE), Arrays.copyOf(bytes, bytes.length - 1));
        try (Imported imported = Imported.of(TensorBoardImporter.open(folder));
                TrainingLog before = imported.log(0);
                TrainingLog after = imported.log(1)) {
            assertThat(before.series("loss").values()).containsExactly(1, 3);
            assertThat(after.series("loss").values()).containsExactly(1, -3);
            assertThat(imported.leftOut())
                    .hasSize(2)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith(path + ", byte " + damaged + ": "),
                            last -> assertThat(last).startsWith(path + ", byte " + whole + ": the last record is cut"));
        }
    }

    @Test
    void linksAreFollowedAndCyclesReported() throws IOException {
        new EventFileBuilder(1e9).scalar("loss", 1, 1).write(folder.resolve("elsewhere/" + FILE));
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.createSymbolicLink(logs.resolve("run"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(logs.resolve("cycle"), logs);
        try (Imported imported = Imported.of(TensorBoardImporter.open(logs))) {
            assertThat(imported.names()).containsExactly("run");
            assertThat(imported.leftOut()).singleElement().asString().contains("cycle");
        }
    }

    @Test
    void aDirectoryWithoutEventFilesIsRefused() {
        assertThatThrownBy(() -> TensorBoardImporter.open(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("no event file", folder.toString());
        assertThatThrownBy(() -> TensorBoardImporter.open(folder.resolve("missing")))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("no event file", "missing");
    }

    @Test
    void progressCountsBytes() throws IOException {
        List<Long> done = new ArrayList<>();
        try (Source source = TensorBoardImporter.open(golden("restarted"));
                LogDatabase database = LogDatabase.inMemory()) {
            Import.run(source, database, Present.KEEP, (now, total) -> {
                assertThat(total).isEqualTo(463);
                done.add(now);
            });
        }
        assertThat(done).isSorted().startsWith(0L).endsWith(463L).hasSizeGreaterThan(10);
    }

    private Path run(String name) throws IOException {
        golden(name);
        return folder;
    }

    private Path golden(String name) throws IOException {
        String file = name + ".tfevents";
        Path target = folder.resolve(file);
        try (var in = TensorBoardImporterTest.class.getResourceAsStream("/eventfiles/" + file)) {
            Files.copy(in, target);
        }
        return target;
    }
}
