package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.TrainingLog;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in trackio's database of a project become logs. */
class TrackioImporterTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeDatabase() throws Exception {
        file = SqlScript.run("trackio.sql", folder.resolve("digits.db"));
    }

    private Imported imported() {
        return Imported.of(TrackioImporter.open(file));
    }

    @Test
    void whatWasLoggedIsInTheRowOfItsStep() {
        try (Imported imported = imported()) {
            Map<Long, Map<String, Object>> rows = imported.rows("brave-fox");
            assertThat(rows.get(0L)).containsEntry("loss", 2.5).containsEntry("epoch", 0L);
            assertThat(rows.get(1L)).containsEntry("loss", Double.NaN);
            assertThat(rows.get(2L))
                    .containsEntry("loss", Double.NEGATIVE_INFINITY)
                    .containsEntry("ok", true)
                    .containsEntry("note", "größer")
                    .containsEntry("none", null)
                    .containsEntry("acc", 0.5);
            assertThat(rows.get(3L))
                    .containsEntry("loss", 0.25)
                    .containsEntry(
                            "hist",
                            Map.of("_type", "trackio.histogram", "bins", List.of(0L, 1L), "values", List.of(3L)));
            assertThat(imported.rows("calm-hen"))
                    .isEqualTo(Map.of(5L, Map.of("big", new BigInteger("18446744073709551615"))));
            assertThat(imported.leftOut())
                    .contains("metrics, row 5: 'loss' has a value at time 3 already, 0.5, which gives way to this one");
        }
    }

    @Test
    void idsAreUuidsAndConfigurationsInTheStatus() {
        try (Imported imported = imported();
                TrainingLog log = imported.log("brave-fox")) {
            assertThat(log.hexUuid()).isEqualTo("0123456789abcdef0123456789abcdef");
            assertThat(log.status())
                    .containsEntry("run_name", "brave-fox")
                    .containsEntry("run_id", "0123456789abcdef0123456789abcdef")
                    .containsEntry("project", "digits")
                    .containsEntry("config/lr", 0.1)
                    .containsEntry("config/layers", Arrays.asList(64L, 32L))
                    .containsEntry("config/opt", Map.of("name", "adam"))
                    .containsEntry("config/clip", Double.POSITIVE_INFINITY)
                    .containsEntry("config/_Group", null)
                    .containsEntry("iterations_done", 3L);
            assertThat(imported.database().find("0123").orElseThrow().createdAt())
                    .contains(Instant.parse("2026-01-05T07:59:58.500Z"));
            assertThat(imported.database().find("fedc").orElseThrow().createdAt())
                    .contains(Instant.parse("2026-01-05T09:00:00Z"));
        }
    }

    @Test
    void systemMetricsAreAtTheStepThatHadBeenLogged() {
        try (Imported imported = imported()) {
            assertThat(imported.series("brave-fox", "system/gpu/0/util")).isEqualTo(Map.of(0L, 1L, 1L, 50L, 3L, 60L));
            assertThat(imported.series("brave-fox", "system/ram")).isEqualTo(Map.of(1L, 0.5));
            assertThat(imported.leftOut())
                    .contains(
                            "system metrics of run 'brave-fox': values between one step and the next; the last of them"
                                    + " is kept")
                    .contains("table alerts: what is in there is not imported")
                    .hasSize(3);
            assertThat(imported.report().leftOut().count()).isEqualTo(3);
        }
    }

    @Test
    void filesWithoutRunIdsGoByNamesAndRowsWithoutStepsComeLast() throws Exception {
        Path old = SqlScript.execute(
                folder.resolve("old project.db"),
                "CREATE TABLE metrics (id INTEGER PRIMARY KEY, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)",
                "INSERT INTO metrics VALUES (1, '2026-01-05T08:00:00', 'one', NULL, '{\"x\":1}'),"
                        + " (2, '2026-01-05T08:00:01', 'one', 7, '{\"x\":2}'),"
                        + " (3, '2026-01-05T08:00:02', 'one', NULL, '{\"x\":3}'),"
                        + " (4, '2026-01-05T08:00:02', 'two', NULL, '{\"x\":4}')");
        UUID first;
        try (Imported imported = Imported.of(TrackioImporter.open(old))) {
            assertThat(imported.series("one", "x")).isEqualTo(Map.of(7L, 2L, 8L, 1L, 9L, 3L));
            assertThat(imported.series("two", "x")).isEqualTo(Map.of(0L, 4L));
            assertThat(imported.status("one")).containsEntry("project", "old project");
            assertThat(imported.leftOut()).isEmpty();
            first = imported.report().imported().get(0).uuid();
        }
        try (Imported imported = Imported.of(TrackioImporter.open(old))) {
            assertThat(imported.report().imported().get(0).uuid()).isEqualTo(first);
        }
    }

    @Test
    void aRowThatComesAfterTheLastTimeIsListed() throws Exception {
        Path old = SqlScript.execute(
                folder.resolve("old.db"),
                "CREATE TABLE metrics (id INTEGER PRIMARY KEY, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)",
                "INSERT INTO metrics VALUES (1, '2026-01-05T08:00:00', 'one', 9223372036854775807, '{\"x\":1}'),"
                        + " (2, '2026-01-05T08:00:01', 'one', NULL, '{\"x\":2}'),"
                        + " (3, '2026-01-05T08:00:02', 'two', 1, '{\"x\":3}')");
        try (Imported imported = Imported.of(TrackioImporter.open(old))) {
            assertThat(imported.series("one", "x")).isEqualTo(Map.of(Long.MAX_VALUE, 1L));
            assertThat(imported.series("two", "x")).isEqualTo(Map.of(1L, 3L));
            assertThat(imported.leftOut()).singleElement().asString().contains("no time comes after the last step");
        }
    }

    @Test
    void whatIsNoObjectIsListedWithItsRow() throws Exception {
        String row = "INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) VALUES"
                + " ('fedcba9876543210fedcba9876543210', '2026', 'calm-hen', ";
        SqlScript.execute(
                file,
                row + "6, '[1, 2]')",
                row + "6, 'rubbish')",
                row + "6, x'fffefdfc')",
                row + "6, 12)",
                row + "6, '" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2000) + "')",
                row + "6, '{\"a\":1} {}')",
                row + "6, '{\"\\ud800\":1}')",
                row + "6, '{\"b\":\"\\ud800\"}')",
                row + "'six', '{\"a\":1}')",
                row + "-6, '{\"a\":1}')",
                row + "6, CAST(zeroblob(17000000) AS TEXT))",
                "UPDATE configs SET config = '{'");
        try (Imported imported = imported()) {
            assertThat(imported.series("calm-hen", "b")).isEqualTo(Map.of(6L, "\ud800"));
            assertThat(imported.leftOut().stream().map(left -> left.replaceFirst(", row \\d+: (.{20}).*", ": $1")))
                    .contains(
                            "metrics: it is no JSON object",
                            "metrics: its step is no integ",
                            "metrics: step -6 is no time: ",
                            "metrics: it holds no JSON, or",
                            "configs: it is no JSON object");
            assertThat(imported.report().failed()).isEmpty();
        }
    }
}
