package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Lineage;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in MLflow's SQLite database become logs, whatever version of its tables it has. */
class MlflowDatabaseTest {

    private static final String B = "b".repeat(32);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeDatabase() throws Exception {
        file = SqlScript.run("mlflow.sql", folder.resolve("mlflow.db"));
    }

    private Imported imported() {
        return Imported.of(MlflowImporter.open(file, false));
    }

    @Test
    void metricsAreEntriesAndOfSeveralAtOneStepTheNewestIsKept() {
        try (Imported imported = imported()) {
            assertThat(imported.names()).containsExactly("sweep", "rate 0.1");
            assertThat(imported.rows("sweep")).isEqualTo(Map.of(2L, Map.of("best/acc", 0.75)));
            assertThat(imported.series("rate 0.1", "loss"))
                    .isEqualTo(Map.of(
                            0L, 2.5,
                            1L, 1.25,
                            2L, Double.NaN,
                            3L, Double.POSITIVE_INFINITY,
                            4L, Double.NEGATIVE_INFINITY));
            assertThat(imported.leftOut())
                    .containsExactly(
                            "run " + "c".repeat(32) + ": it is deleted in MLflow",
                            "metrics, row 8: step -1 is no time: those are from 0 on",
                            "metrics, row 4: 'loss' was logged again at step 1; 1.5 gives way to 1.25");
        }
    }

    @Test
    void whatBelongsToNoTimeIsInTheStatus() {
        try (Imported imported = imported()) {
            assertThat(imported.status("sweep"))
                    .containsEntry("experiment", "digits")
                    .containsEntry("experiment_id", "3")
                    .containsEntry("run_status", "FINISHED")
                    .containsEntry("start_time", "2026-01-05T08:00:00Z")
                    .containsEntry("end_time", "2026-01-05T08:01:00Z")
                    .containsEntry("source_name", "train.py")
                    .containsEntry("user_id", "me")
                    .containsEntry("artifact_uri", "mlruns/3/" + "a".repeat(32) + "/artifacts")
                    .containsEntry("iterations_done", 2L);
            assertThat(imported.status("rate 0.1"))
                    .containsEntry("params/rate", "0.1")
                    .containsEntry("tags/reviewed", null)
                    .containsEntry("tags/mlflow.parentRunId", "a".repeat(32))
                    .doesNotContainKey("end_time");
            assertThat(imported.database().find("bbbb").orElseThrow().createdAt())
                    .contains(Instant.ofEpochMilli(1_767_600_001_000L));
        }
    }

    @Test
    void aNestedRunDescendsFromTheOtherAndInheritsNothing() {
        try (Imported imported = imported();
                TrainingLog log = imported.log("rate 0.1")) {
            assertThat(log.lineage())
                    .containsExactly(new Lineage.Ancestor(
                            UUID.fromString("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"), OptionalLong.of(-1)));
            assertThat(log.keys()).containsExactly("loss");
        }
    }

    @Test
    void deletedRunsComeWhenAskedFor() {
        try (Imported imported = Imported.of(MlflowImporter.open(file, true))) {
            assertThat(imported.series("failure", "loss")).isEqualTo(Map.of(1L, 9.0));
            assertThat(imported.status("failure"))
                    .containsEntry("deleted_time", "2026-01-05T08:00:03Z")
                    .containsEntry("lifecycle_stage", "deleted");
        }
    }

    @Test
    void theFileStaysAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(file);
        imported().close();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("mlflow.db");
    }

    @Test
    void olderTablesWithoutStepsNansAndIndexAreRead() throws Exception {
        Path old = SqlScript.execute(
                folder.resolve("old.db"),
                "CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, status VARCHAR(20), start_time BIGINT)",
                "CREATE TABLE metrics (key VARCHAR(250), value FLOAT, timestamp BIGINT, run_uuid VARCHAR(32),"
                        + " PRIMARY KEY (key, timestamp, run_uuid))",
                "INSERT INTO runs VALUES ('" + B + "', 'FINISHED', 5), ('" + "d".repeat(32) + "', 'FINISHED', 6)",
                "INSERT INTO metrics VALUES ('loss', 1.5, 10, '" + B + "'), ('loss', 1.0, 20, '" + B + "'),"
                        + " ('acc', 0.5, 20, '" + "d".repeat(32) + "')");
        try (Imported imported = Imported.of(MlflowImporter.open(old, false))) {
            assertThat(imported.series(B, "loss")).isEqualTo(Map.of(0L, 1.0));
            assertThat(imported.rows("d".repeat(32))).isEqualTo(Map.of(0L, Map.of("acc", 0.5)));
            assertThat(imported.leftOut())
                    .containsExactly("metrics, row 1: 'loss' was logged again at step 0; 1.5 gives way to 1.0");
        }
    }

    @Test
    void valuesOfAnotherTypeAreListedWithTheirRows() throws Exception {
        SqlScript.execute(
                file,
                "INSERT INTO metrics VALUES ('x', 'text', 1, '" + B + "', 1, 0)",
                "INSERT INTO metrics VALUES ('x', x'00', 1, '" + B + "', 2, 0)",
                "INSERT INTO metrics VALUES ('x', 1, 1, '" + B + "', 'three', 0)",
                "INSERT INTO metrics VALUES ('x', 1, 'once', '" + B + "', 4, 0)",
                "INSERT INTO metrics VALUES (x'ff', 1, 1, '" + B + "', 5, 0)",
                "INSERT INTO metrics VALUES ('x', 1, 1, '" + B + "', 6, 0)",
                "INSERT INTO params VALUES ('p', x'00', '" + B + "')",
                "INSERT INTO tags VALUES ('t', hex(zeroblob(600000)), '" + B + "')",
                "INSERT INTO metrics VALUES ('x', 1, 1, 'nobody', 6, 0)",
                "INSERT INTO registered_models VALUES ('m', 1)");
        try (Imported imported = imported()) {
            assertThat(imported.series("rate 0.1", "x")).isEqualTo(Map.of(6L, 1.0));
            assertThat(imported.leftOut())
                    .contains(
                            "params, row 2: its key or value is no text, or too long a one",
                            "tags, row 3: its key or value is no text, or too long a one",
                            "metrics, row 10: its key, step, timestamp or value is of another type",
                            "metrics, row 14: its key, step, timestamp or value is of another type",
                            "table metrics: rows of runs that are not in table runs",
                            "table registered_models: what is in there is not imported")
                    .filteredOn(left -> left.contains("of another type"))
                    .hasSize(5);
        }
    }
}
