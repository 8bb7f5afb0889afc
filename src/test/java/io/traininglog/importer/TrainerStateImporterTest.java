package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerStateImporterTest {

    private static final String STATE = """
            {
              "best_metric": 0.91,
              "best_model_checkpoint": "out/checkpoint-20",
              "epoch": 1.5,
              "global_step": 30,
              "is_hyper_param_search": false,
              "log_history": [
                {"epoch": 0.5, "grad_norm": NaN, "learning_rate": 5e-05, "loss": 0.6931471805599453, "step": 10},
                {"epoch": 1.0, "loss": Infinity, "learning_rate": 0, "step": 20},
                {"epoch": 1.0, "eval_loss": -Infinity, "eval_accuracy": 0.91, "step": 20},
                {"epoch": 1.5, "train_runtime": 12.5, "total_flos": 123456789012345678901, "note": "done", "step": 30}
              ],
              "max_steps": 30,
              "num_train_epochs": 2,
              "stateful_callbacks": {"TrainerControl": {"args": {"should_log": true}, "list": [1, 2.5, null]}},
              "total_flos": 1.2e18,
              "trial_name": null,
              "trial_params": null
            }
            """;

    @TempDir
    Path folder;

    @Test
    void entriesAreRowsAndTheRestIsTheStatus() throws IOException {
        try (Imported imported = Imported.of(TrainerStateImporter.open(write(STATE)));
                TrainingLog log = imported.log()) {
            assertThat(log.at(10))
                    .isEqualTo(Map.of(
                            "epoch", 0.5,
                            "grad_norm", Double.NaN,
                            "learning_rate", 5e-05,
                            "loss", 0.6931471805599453));
            assertThat(log.at(20))
                    .isEqualTo(Map.of(
                            "epoch",
                            1.0,
                            "loss",
                            Double.POSITIVE_INFINITY,
                            "learning_rate",
                            0L,
                            "eval_loss",
                            Double.NEGATIVE_INFINITY,
                            "eval_accuracy",
                            0.91));
            assertThat(log.at(30))
                    .containsEntry("total_flos", new BigInteger("123456789012345678901"))
                    .containsEntry("note", "done");
            assertThat(log.status())
                    .containsEntry("best_metric", 0.91)
                    .containsEntry("best_model_checkpoint", "out/checkpoint-20")
                    .containsEntry("is_hyper_param_search", false)
                    .containsEntry("max_steps", 30L)
                    .containsEntry("total_flos", 1.2e18)
                    .containsEntry("trial_name", null)
                    .containsEntry(
                            "stateful_callbacks",
                            Map.of(
                                    "TrainerControl",
                                    Map.of("args", Map.of("should_log", true), "list", Arrays.asList(1L, 2.5, null))));
            assertThat(log.status().iterationsDone()).isEqualTo(30);
            assertThat(log.status().epochsDone()).isEqualTo(1);
            assertThat(log.status().epochEnds()).isEmpty();
            assertThat(imported.leftOut()).isEmpty();
        }
    }

    @Test
    void ofADirectoryTheStateOfTheNewestCheckpointIsRead() throws IOException {
        for (int step : new int[] {5, 10, 100, 20}) {
            Path checkpoint = Files.createDirectories(folder.resolve("out/checkpoint-" + step));
            Files.writeString(
                    checkpoint.resolve("trainer_state.json"),
                    "{\"log_history\": [{\"step\": " + step + ", \"loss\": 1.0}]}");
        }
        Files.createDirectories(folder.resolve("out/checkpoint-1000"));
        try (Imported imported = Imported.of(TrainerStateImporter.open(folder.resolve("out")));
                TrainingLog log = imported.log()) {
            assertThat(log.rows().keySet()).containsExactly(100L);
        }
        Files.writeString(
                folder.resolve("out/trainer_state.json"), "{\"log_history\": [{\"step\": 7, \"loss\": 1.0}]}");
        try (Imported imported = Imported.of(TrainerStateImporter.open(folder.resolve("out")));
                TrainingLog log = imported.log()) {
            assertThat(log.rows().keySet()).containsExactly(7L);
        }
        assertThatThrownBy(() -> TrainerStateImporter.open(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no trainer_state.json");
    }

    @Test
    void stepsMayStandInAnyOrderAndTheLaterEntryOfAStepHolds() throws IOException {
        Path file = write("""
                {"log_history": [
                  {"a": [1, {"b": "\\ud800 ☃"}], "c": NaN, "d": -0.0, "step": 9},
                  {"e": 12345678901234567890123, "f": null, "g": true, "step": 4},
                  {"c": -Infinity, "d": -0.0, "step": 9},
                  {"c": 5, "step": 4}
                ]}
                """);
        try (Imported imported = Imported.of(TrainerStateImporter.open(file));
                TrainingLog log = imported.log()) {
            assertThat(log.at(4)).hasSize(4).containsEntry("c", 5L).containsEntry("f", null);
            assertThat(log.at(4).get("e")).isEqualTo(new BigInteger("12345678901234567890123"));
            assertThat(log.at(9).get("a")).isEqualTo(List.of(1L, Map.of("b", "\ud800 ☃")));
            assertThat(log.at(9))
                    .hasSize(3)
                    .containsEntry("c", Double.NEGATIVE_INFINITY)
                    .containsEntry("d", -0.0);
            assertThat(imported.leftOut())
                    .containsExactly(
                            file + ":4, entry 2: 'c' has a value at time 9 already, NaN, which gives way to this one");
        }
    }

    @Test
    void whatCannotBeKeptIsListedWithItsPlace() throws IOException {
        Path file = write("""
                {"log_history": [
                  {"loss": 1.0},
                  {"loss": 1.0, "step": -1},
                  {"loss": 1.0, "step": 1.5},
                  3,
                  {"loss": 1.0, "step": 4},
                  {"loss": 2.0, "step": 4},
                  {"loss": 3.0, "step": 3}
                ], "iterations_done": 7}
                """);
        try (Imported imported = Imported.of(TrainerStateImporter.open(file));
                TrainingLog log = imported.log()) {
            assertThat(log.rows()).isEqualTo(Map.of(3L, Map.of("loss", 3.0), 4L, Map.of("loss", 2.0)));
            assertThat(log.status().iterationsDone()).isEqualTo(4);
            assertThat(imported.leftOut())
                    .extracting(each -> each.substring(file.toString().length()))
                    .containsExactly(
                            ":2, entry 0: no step that is an integer ≥ 0",
                            ":3, entry 1: no step that is an integer ≥ 0",
                            ":4, entry 2: no step that is an integer ≥ 0",
                            ":5, entry 3: no step that is an integer ≥ 0",
                            ", iterations_done: a log's status has an entry of its own of that name",
                            ":7, entry 5: 'loss' has a value at time 4 already, 1.0, which gives way to this one");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "3",
                "{}",
                "{\"log_history\": {}}",
                "{\"log_history\": [",
                "{\"log_history\": [{\"step\": 1,",
                "{\"log_history\": [{\"step\": 1}]",
                "{\"log_history\": [{\"step\": 1}], \"x\": }",
                "{\"log_history\": [], \"x\": nul}",
                "{\"log_history\": [], \"x\": 'y'}",
                "\uFEFF\uFEFF{}",
                "{\"log_history\": [{\"step\": 1, \"\\ud800\": 1}]}",
                "{\"log_history\": [], \"\\udc00\": 1}",
            })
    void whatIsNoStateFailsInOneLineAndLeavesNothing(String state) throws IOException {
        assertFails(state);
    }

    @Test
    void hostileJsonTakesNoMemoryAndNoStack() throws IOException {
        assertFails("{\"log_history\": [" + "[".repeat(1_000_000));
        assertFails("{\"x\": " + "{\"a\":".repeat(1_000_000));
        assertFails("{\"x\": \"" + "a".repeat(2 << 20) + "\", \"log_history\": []}");
        assertFails("{\"" + "a".repeat(2 << 20) + "\": 1, \"log_history\": []}");
        assertFails("{\"x\": " + "9".repeat(2 << 20) + ", \"log_history\": []}");
        assertFails("{\"x\": [" + "1,".repeat(1_000_000) + "1], \"log_history\": []}");
        assertFails("{\"log_history\": [{\"step\": 1, \"x\": [" + "[],".repeat(1_000_000) + "1]}]}");
    }

    @Test
    void noFlippedBitMakesItCrash() throws IOException {
        byte[] whole = STATE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.resolve("trainer_state.json"), flipped);
            try (Imported imported = Imported.of(TrainerStateImporter.open(folder))) {
                assertThat(imported.report().imported().size()
                                + imported.report().failed().size())
                        .isEqualTo(1);
                assertThat(imported.database().logs())
                        .hasSameSizeAs(imported.report().imported());
            }
        }
    }

    @Test
    void theSameContentIsTheSameLog() throws IOException {
        Path file = write(STATE);
        try (Imported imported = Imported.of(TrainerStateImporter.open(file))) {
            ImportReport again =
                    Import.run(TrainerStateImporter.open(folder), imported.database(), Present.KEEP, Progress.NONE);
            assertThat(again.present()).extracting(ImportReport.Imported::uuid).isEqualTo(imported.uuids());
        }
    }

    private void assertFails(String state) throws IOException {
        try (Imported imported = Imported.of(TrainerStateImporter.open(write(state)))) {
            assertThat(imported.report().imported()).isEmpty();
            assertThat(imported.report().failed())
                    .singleElement()
                    .satisfies(
                            failed -> assertThat(failed.reason()).isNotBlank().doesNotContain("\n"));
            assertThat(imported.database().logs()).isEmpty();
        }
    }

    private Path write(String state) throws IOException {
        return Files.writeString(folder.resolve("trainer_state.json"), state);
    }

    @Test
    void whatFollowsTheStateIsNotOverlooked() throws IOException {
        try (Imported imported = Imported.of(TrainerStateImporter.open(write(STATE + "{}")))) {
            assertThat(imported.report().failed())
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.reason()).contains("follows its end"));
        }
    }
}
