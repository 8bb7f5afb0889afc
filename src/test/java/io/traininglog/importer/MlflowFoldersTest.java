package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Lineage;
import io.traininglog.LogSummary;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of MLflow's file store become logs, with all that a log can hold. */
class MlflowFoldersTest {

    private static final long START = 1_767_600_000_000L;
    private static final UUID A = MlflowRun.uuid(MlflowTree.id("a"));
    private static final UUID B = MlflowRun.uuid(MlflowTree.id("b"));

    @TempDir
    Path folder;

    private MlflowTree tree;
    private Path run;

    @BeforeEach
    void oneRun() throws IOException {
        tree = new MlflowTree(folder.resolve("mlruns"));
        run = tree.addRun("a", "bold-ant", START);
    }

    private Imported imported() {
        return Imported.of(MlflowImporter.open(tree.root(), false));
    }

    private void metric(String key, String lines) throws IOException {
        tree.write("0/" + run.getFileName() + "/metrics/" + key, lines);
    }

    private String place(String rest) {
        return "mlruns/0/" + MlflowTree.id("a") + "/" + rest;
    }

    @Test
    void metricsAreEntriesAtTheirSteps() throws IOException {
        metric("loss", "1767600000100 0.5 0\n1767600000200 0.25 10\n1767600000300 1e-05 20\n");
        metric("valid/acc", "1767600000200 0.75 10\n");
        try (Imported imported = imported()) {
            assertThat(imported.rows("bold-ant"))
                    .isEqualTo(Map.of(
                            0L, Map.of("loss", 0.5),
                            10L, Map.of("loss", 0.25, "valid/acc", 0.75),
                            20L, Map.of("loss", 1e-05)));
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    @Test
    void everyDoubleComesAsItIs() throws IOException {
        metric("x", """
                1 nan 0
                1 inf 1
                1 -inf 2
                1 -0.0 3
                1 5e-324 4
                1 1.7976931348623157e+308 5
                1 0.1 6
                1 7 7
                1 NaN 8
                1 Infinity 9
                1 -Infinity 10
                1 +inf 11
                """);
        try (Imported imported = imported()) {
            assertThat(imported.series("bold-ant", "x").values())
                    .containsExactly(
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            -0.0,
                            Double.MIN_VALUE,
                            Double.MAX_VALUE,
                            0.1,
                            7.0,
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY);
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    @Test
    void withoutStepsAllIsAtZeroAndTheNewestIsKept() throws IOException {
        metric("loss", "1767600000100 0.5\n1767600000300 0.125\n1767600000200 0.25\n");
        try (Imported imported = imported()) {
            assertThat(imported.series("bold-ant", "loss")).isEqualTo(Map.of(0L, 0.125));
            assertThat(imported.leftOut())
                    .containsExactly(
                            place("metrics/loss:1") + ": 'loss' was logged again at step 0; 0.5 gives way to 0.125",
                            place("metrics/loss:3") + ": 'loss' was logged again at step 0; 0.25 gives way to 0.125");
            assertThat(imported.report().leftOut().count()).isEqualTo(2);
        }
    }

    @Test
    void ofOneMomentTheGreatestIsKeptAndTheSameValueTwiceIsNoLoss() throws IOException {
        metric("x", "5 1.0 3\n5 2.0 3\n5 nan 3\n6 4.0 4\n7 4.0 4\n");
        try (Imported imported = imported()) {
            assertThat(imported.series("bold-ant", "x")).isEqualTo(Map.of(3L, 2.0, 4L, 4.0));
            assertThat(imported.leftOut())
                    .containsExactly(
                            place("metrics/x:1") + ": 'x' was logged again at step 3; 1.0 gives way to 2.0",
                            place("metrics/x:3") + ": 'x' was logged again at step 3; NaN gives way to 2.0");
        }
    }

    @Test
    void stepsInAnyOrderAreSorted() throws IOException {
        metric("x", "1 1.0 5\n2 2.0 3\n3 nan 9\n4 4.0 5\n5 five 6\n6 6.0 1\n7 7.0 3\n");
        try (Imported imported = imported()) {
            assertThat(imported.series("bold-ant", "x")).isEqualTo(Map.of(1L, 6.0, 3L, 7.0, 5L, 4.0, 9L, Double.NaN));
            assertThat(imported.leftOut())
                    .containsExactly(
                            place("metrics/x:5") + ": the value 'five' is no number",
                            place("metrics/x:2") + ": 'x' was logged again at step 3; 2.0 gives way to 7.0",
                            place("metrics/x:1") + ": 'x' was logged again at step 5; 1.0 gives way to 4.0");
        }
    }

    @Test
    void aMalformedLineLosesThatLineAlone() throws IOException {
        metric(
                "x",
                "1 1.0 1\nrubbish\n1 2.0 two\nmoment 2.0 2\n1  2.0 2\n1 0x1p3 2\n1 1f 2\n\n1 2.0 -1\n"
                        + "1 2.0 99999999999999999999\n1 3.0 3 4\n\u0000\u0001\u0002\n  1 4.0 4  \r\n1 5.0 5");
        try (Imported imported = imported()) {
            assertThat(imported.series("bold-ant", "x")).isEqualTo(Map.of(1L, 1.0, 4L, 4.0));
            assertThat(imported.leftOut())
                    .containsExactly(
                            place("metrics/x:2") + ": expected 'moment value step', found one field",
                            place("metrics/x:3") + ": the step 'two' is no integer",
                            place("metrics/x:4") + ": the moment is no integer",
                            place("metrics/x:5") + ": expected 'moment value step', found 4 fields",
                            place("metrics/x:6") + ": the value '0x1p3' is no number",
                            place("metrics/x:7") + ": the value '1f' is no number",
                            place("metrics/x:8") + ": expected 'moment value step', found one field",
                            place("metrics/x:9") + ": step -1 is no time: those are from 0 on",
                            place("metrics/x:10") + ": the step '99999999999999999999' is no integer",
                            place("metrics/x:11") + ": expected 'moment value step', found 4 fields",
                            place("metrics/x:12") + ": expected 'moment value step', found one field",
                            place("metrics/x:14")
                                    + ": the file ends within this line, so that some of it may be missing");
        }
    }

    @Test
    void whatBelongsToNoTimeIsInTheStatus() throws IOException {
        metric("loss", "1 0.5 7\n");
        tree.write("0/" + MlflowTree.id("a") + "/params/opt/learning_rate", "0.1");
        tree.write("0/" + MlflowTree.id("a") + "/params/empty", "");
        tree.write("0/" + MlflowTree.id("a") + "/tags/mlflow.note.content", "größer\nwar besser");
        try (Imported imported = imported()) {
            assertThat(imported.status("bold-ant"))
                    .containsEntry("params/opt/learning_rate", "0.1")
                    .containsEntry("params/empty", "")
                    .containsEntry("tags/mlflow.note.content", "größer\nwar besser")
                    .containsEntry("run_name", "bold-ant")
                    .containsEntry("run_id", MlflowTree.id("a"))
                    .containsEntry("experiment", "Default")
                    .containsEntry("experiment_id", "0")
                    .containsEntry("run_status", "FINISHED")
                    .containsEntry("start_time", "2026-01-05T08:00:00Z")
                    .containsEntry("end_time", "2026-01-05T08:01:00Z")
                    .containsEntry("lifecycle_stage", "active")
                    .containsEntry("user_id", "me")
                    .containsEntry("artifact_uri", "file:///home/me/mlruns/0/" + MlflowTree.id("a") + "/artifacts")
                    .containsEntry("iterations_done", 7L)
                    .containsEntry("resumed_from", null);
            LogSummary log = imported.database().logs().get(0);
            assertThat(log.uuid()).isEqualTo(UUID.fromString("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"));
            assertThat(log.createdAt()).contains(Instant.ofEpochMilli(START));
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    @Test
    void aNestedRunDescendsFromTheOtherAndInheritsNothing() throws IOException {
        metric("loss", "1 0.5 1\n");
        Path child = tree.addRun("b", "calm-bee", START - 1000); // began before it, by its clock
        Files.writeString(child.resolve("tags/mlflow.parentRunId"), MlflowTree.id("a"));
        tree.write("0/" + child.getFileName() + "/metrics/loss", "1 0.25 2\n");
        try (Imported imported = imported()) {
            assertThat(imported.names()).containsExactly("bold-ant", "calm-bee");
            assertThat(imported.rows("calm-bee")).isEqualTo(Map.of(2L, Map.of("loss", 0.25)));
            try (TrainingLog log = imported.database().open(B)) {
                assertThat(log.lineage()).containsExactly(new Lineage.Ancestor(A, OptionalLong.of(-1)));
            }
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    /** Also of a parent that has grown, since nothing of that is inherited. */
    @Test
    void whatHasGrownIsNamedAndNewRunsAreImported() throws IOException {
        metric("loss", "1 0.5 1\n");
        try (Imported imported = imported()) {
            metric("loss", "1 0.5 1\n2 0.25 2\n");
            Path child = tree.addRun("b", "calm-bee", START);
            Files.writeString(child.resolve("tags/mlflow.parentRunId"), MlflowTree.id("a"));
            ImportReport again = Imported.into(imported.database(), MlflowImporter.open(tree.root(), false));
            assertThat(again.grown()).extracting(ImportReport.Imported::name).containsExactly("bold-ant");
            assertThat(again.imported()).extracting(ImportReport.Imported::name).containsExactly("calm-bee");
            assertThat(again.failed()).isEmpty();
        }
    }

    @Test
    void whoseParentIsMissingDescendsFromNoneAndThatIsReported() throws IOException {
        Files.writeString(run.resolve("tags/mlflow.parentRunId"), MlflowTree.id("c"));
        try (Imported imported = imported()) {
            assertThat(imported.database().logs().get(0).resumedFrom()).isEmpty();
            assertThat(imported.leftOut())
                    .containsExactly(
                            "bold-ant: the log that it descends from, " + MlflowRun.uuid(MlflowTree.id("c"))
                                    + ", is neither in the source nor in the database; imported as one that descends from none");
        }
    }

    @Test
    void aParentThatWasImportedBeforeIsFound() throws IOException {
        Path child = tree.addRun("b", "calm-bee", START);
        Files.writeString(child.resolve("tags/mlflow.parentRunId"), MlflowTree.id("a"));
        try (Imported imported = Imported.of(MlflowImporter.open(run, false))) {
            assertThat(imported.names()).containsExactly("bold-ant");
            Imported.into(imported.database(), MlflowImporter.open(child, false));
            assertThat(imported.database().find("bbbb").orElseThrow().resumedFrom())
                    .contains(A);
        }
    }

    @Test
    void parentsInACircleAreCutAndThatIsReported() throws IOException {
        Files.writeString(run.resolve("tags/mlflow.parentRunId"), MlflowTree.id("b"));
        Path other = tree.addRun("b", "calm-bee", START + 1);
        Files.writeString(other.resolve("tags/mlflow.parentRunId"), MlflowTree.id("c"));
        Path third = tree.addRun("c", "dull-cat", START + 2);
        Files.writeString(third.resolve("tags/mlflow.parentRunId"), MlflowTree.id("a"));
        Path own = tree.addRun("d", "own-parent", START + 3);
        Files.writeString(own.resolve("tags/mlflow.parentRunId"), MlflowTree.id("d"));
        try (Imported imported = imported()) {
            assertThat(imported.names()).containsExactlyInAnyOrder("bold-ant", "calm-bee", "dull-cat", "own-parent");
            assertThat(imported.database().logs())
                    .filteredOn(log -> log.resumedFrom().isEmpty())
                    .hasSize(2);
            assertThat(imported.leftOut())
                    .hasSize(2)
                    .allSatisfy(left -> assertThat(left).contains("lead round in a circle"));
        }
    }

    @Test
    void deletedRunsAndExperimentsAreLeftOutUnlessAskedFor() throws IOException {
        tree.addRun("0", "b", "gone", START, "deleted");
        tree.write(".trash/7/meta.yaml", "experiment_id: '7'\nlifecycle_stage: deleted\nname: Old\n");
        tree.addRun(".trash/7", "c", "older", START - 5, "deleted");
        try (Imported imported = imported()) {
            assertThat(imported.names()).containsExactly("bold-ant");
            assertThat(imported.leftOut())
                    .containsExactlyInAnyOrder(
                            "mlruns/0/" + MlflowTree.id("b") + ": the run is deleted in MLflow",
                            "mlruns/.trash/7: the experiment is deleted in MLflow");
        }
        try (Imported imported = Imported.of(MlflowImporter.open(tree.root(), true))) {
            assertThat(imported.names()).containsExactlyInAnyOrder("bold-ant", "gone", "older");
            assertThat(imported.status("older")).containsEntry("experiment", "Old");
            assertThat(imported.status("gone")).containsEntry("lifecycle_stage", "deleted");
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    @Test
    void whatALogHasNoPlaceForIsListed() throws IOException {
        tree.write("0/" + MlflowTree.id("a") + "/artifacts/model/MLmodel", "flavors: {}");
        tree.write("0/models/m-1/meta.yaml", "model_id: m-1\n");
        try (Imported imported = imported()) {
            assertThat(imported.leftOut())
                    .containsExactlyInAnyOrder(
                            place("artifacts") + ": what is in there is not imported",
                            "mlruns/0/models: what is in there is not imported");
        }
    }

    @Test
    void aRunsOwnFolderOrAnExperimentsIsEnough() throws IOException {
        for (Path place : new Path[] {run, tree.root().resolve("0")}) {
            try (Imported imported = Imported.of(MlflowImporter.open(place, false))) {
                assertThat(imported.names()).containsExactly("bold-ant");
                assertThat(imported.status("bold-ant")).containsEntry("experiment", "Default");
            }
        }
    }

    @Test
    void otherFoldersAreRefusedWithAHint() {
        assertThatThrownBy(() -> MlflowImporter.open(folder, false))
                .isInstanceOf(StorageException.class)
                .hasMessage(folder + " holds no runs of MLflow; did you mean " + folder.resolve("mlruns") + "?");
        assertThatThrownBy(() -> MlflowImporter.open(folder.resolve("none"), false))
                .isInstanceOf(StorageException.class)
                .hasMessage("there is no file or folder " + folder.resolve("none"));
    }

    @Test
    void idsThatAreNoUuidsAlwaysMakeTheSame() throws IOException {
        Path other = tree.root().resolve("0/my-run");
        Files.createDirectories(other.resolve("metrics"));
        Files.writeString(other.resolve("meta.yaml"), "run_id: my-run\nrun_name: named\nstart_time: 5\nstatus: 1\n");
        UUID first;
        try (Imported imported = imported()) {
            first = imported.log("named").uuid();
            assertThat(imported.status("named"))
                    .containsEntry("run_status", "RUNNING")
                    .containsEntry("run_id", "my-run");
        }
        try (Imported imported = imported()) {
            assertThat(imported.log("named").uuid()).isEqualTo(first);
        }
    }

    @Test
    void anOldRunIsNamedByItsTag() throws IOException {
        Files.writeString(run.resolve("meta.yaml"), "run_uuid: " + MlflowTree.id("a") + "\nname: ''\nstart_time: 5\n");
        Files.writeString(run.resolve("tags/mlflow.runName"), "of old");
        try (Imported imported = imported()) {
            assertThat(imported.names()).containsExactly("of old");
        }
    }
}
