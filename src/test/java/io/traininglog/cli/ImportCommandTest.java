package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import prints and answers, for people and programs. */
class ImportCommandTest {

    private static final String BLOCKS = "/io/traininglog/blocks/blocks-small.sqlite";
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private Path target;
    private Path blocks;
    private Path mlruns;

    @BeforeEach
    void makeSources() throws IOException {
        target = folder.resolve("runs.sqlite");
        blocks = folder.resolve("blocks.sqlite");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(BLOCKS))) {
            Files.copy(in, blocks);
        }
        mlruns = folder.resolve("mlruns");
        Path metrics = Files.createDirectories(mlruns.resolve("0").resolve(ID).resolve("metrics"));
        Files.writeString(metrics.resolve("loss"), "1 0.5 1\nrubbish\n");
        Files.writeString(
                metrics.resolveSibling("meta.yaml"), "run_id: " + ID + "\nrun_name: \"r\\e[31med\"\nstart_time: 5\n");
    }

    private int logs() {
        try (LogDatabase database = LogDatabase.open(target)) {
            return database.logs().size();
        }
    }

    @Test
    void whatWasImportedAndLeftOutIsListedAndNothingOfItActsOnTheTerminal() {
        Printed printed = Printed.run("import", "mlflow", mlruns, "-d", target);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.lines())
                .containsExactly(
                        "imported: 01234567  r\\u001b[31med",
                        "left out: mlruns/0/" + ID + "/metrics/loss:2: expected 'moment value step', found one field",
                        "1 log imported into " + target + "; 1 thing left out");
        assertThat(printed.exitCode()).isZero();
        assertThat(logs()).isEqualTo(1);
    }

    @Test
    void aSecondRunLeavesWhatIsThere() {
        Printed.run("import", "blocks", blocks, "-d", target);
        Printed printed = Printed.run("import", "blocks", blocks, "-d", target);
        assertThat(printed.lines()).endsWith("0 logs imported into " + target + ", 3 there already");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void aLogThatFailsMakesItOne() {
        Printed.run("import", "blocks", blocks, "-d", target);
        try (LogDatabase database = LogDatabase.open(target);
                TrainingLog newest =
                        database.open(database.newest().orElseThrow().uuid())) {
            newest.resume().close();
        }
        Printed printed = Printed.run("import", "blocks", blocks, "--replace", "-d", target);
        assertThat(printed.lines())
                .anyMatch(line -> line.startsWith("failed: ") && line.contains("others were resumed from it"))
                .endsWith("0 logs imported into " + target + ", 3 failed");
        assertThat(printed.exitCode()).isEqualTo(1);
    }

    @Test
    void whatHasGrownIsSaidToHave() throws IOException {
        Printed.run("import", "blocks", blocks, "-d", target);
        Path grown = Files.copy(blocks, target.resolveSibling("grown.sqlite"));
        try (LogDatabase database = LogDatabase.open(grown);
                TrainingLog log = database.open(UUID.fromString("af431646-e265-46c0-80fd-ff7bb4a9ac7f"))) {
            log.record(9_999, "cost", 0.5);
        }
        for (String option : List.of("--dry-run", "--json")) {
            Printed printed = Printed.run("import", "blocks", grown, option, "-d", target);
            assertThat(printed.out())
                    .contains(option.equals("--json") ? "\"grown\"" : "there already, and has grown since: af431646");
            assertThat(printed.exitCode()).isZero();
        }
        Printed replaced = Printed.run("import", "blocks", grown, "--replace", "-d", target);
        assertThat(replaced.lines()).endsWith("3 logs imported into " + target);
    }

    @Test
    void aRehearsalMakesNothing() {
        Printed printed = Printed.run("import", "blocks", blocks, "--dry-run", "-d", target);
        assertThat(printed.lines()).hasSize(4).endsWith("3 logs would be imported into " + target);
        assertThat(target).doesNotExist();
        Printed.run("import", "mlflow", mlruns, "-d", target);
        Printed again = Printed.run("import", "mlflow", mlruns, "--dry-run", "-d", target);
        assertThat(again.lines()).endsWith("0 logs would be imported into " + target + ", 1 there already");
        Printed replacing = Printed.run("import", "mlflow", mlruns, "--dry-run", "--replace", "-d", target);
        assertThat(replacing.lines()).endsWith("1 log would be imported into " + target);
    }

    @Test
    void programsGetJson() throws IOException {
        Printed printed = Printed.run("import", "mlflow", mlruns, "--json", "-d", target);
        try (JsonParser parser = new JsonFactory().createParser(printed.out())) {
            while (parser.nextToken() != null) {
                // each token is well-formed
            }
        }
        assertThat(printed.lines())
                .contains(
                        "  \"dry_run\" : false,",
                        "    \"uuid\" : \"" + ID + "\",",
                        "    \"name\" : \"r\\u001B[31med\"",
                        "  \"failed\" : [ ],",
                        "  \"left_out\" : 1,");
    }

    @Test
    void whatMakesNoSenseIsOneLineAndTheRightCode() {
        Path none = folder.resolve("none");
        check(1, "there is no file or folder " + none, "import", "mlflow", none, "-d", target);
        check(1, "there is no file " + none, "import", "blocks", none, "-d", target);
        check(1, "there is no file " + none, "import", "trackio", none, "-d", target);
        check(
                1,
                blocks + " is the database itself; name another one with --database",
                "import",
                "blocks",
                blocks,
                "-d",
                blocks);
        check(1, blocks + " is no database of MLflow: it has no table runs", "import", "mlflow", blocks, "-d", target);
        check(2, "Missing required subcommand; see 'traininglog import --help'", "import");
        check(
                2,
                "Missing required parameter: 'FILE'; see 'traininglog import mlflow --help'",
                "import",
                "mlflow",
                "-d",
                target);
        assertThat(target).doesNotExist();
    }

    private static void check(int code, String message, Object... arguments) {
        Printed printed = Printed.run(arguments);
        assertThat(printed.err()).isEqualTo("traininglog: " + message + System.lineSeparator());
        assertThat(printed.out()).isEmpty();
        assertThat(printed.exitCode()).isEqualTo(code);
    }

    @Test
    void aTerminalHasABar() {
        Printed printed = Printed.onTerminal(100, "import", "mlflow", mlruns, "-d", target);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).doesNotContain("\u001b[31m");
    }

    @Test
    void whatIsPerhapsNotAsItWasMeantIsNoted() throws IOException {
        Path table = Files.writeString(folder.resolve("run.tsv"), "step\tloss\n1\t0,5\n");
        String note = table + ", column 2: a value of 'loss' like '0,5' became text: if the comma is a decimal one,"
                + " import the file with --decimal-comma and --replace";
        Printed printed = Printed.run("import", "csv", table, "-d", target);
        assertThat(printed.lines()).contains("note: " + note, "1 log imported into " + target);
        assertThat(printed.exitCode()).isZero();
        assertThat(Printed.run("import", "csv", table, "-d", target, "--replace", "--json")
                        .out())
                .contains("\"left_out\" : 0", "\"notes\" : [ \"" + note + "\" ]");
        assertThat(Printed.run("import", "csv", table, "-d", target, "--replace", "--decimal-comma")
                        .lines())
                .doesNotContain("note: " + note);
        assertThat(Printed.run("row", "-d", target, "last", "1").out()).contains("double  0.5");
    }

    @Test
    void tablesTrainersStatesAndEventFilesHaveCommandsToo() throws IOException {
        Path table = Files.writeString(folder.resolve("run.csv"), "epoch,seen,loss\n1,100,0.5\n2,200,0.25\n");
        assertThat(Printed.run("import", "csv", table, "--time", "seen", "-d", target)
                        .lines())
                .hasSize(2)
                .endsWith("1 log imported into " + target);
        Path state = Files.writeString(
                folder.resolve("trainer_state.json"),
                "{\"global_step\": 5, \"log_history\": [{\"loss\": 0.5, \"step\": 5}]}");
        assertThat(Printed.run("import", "trainer-state", state, "-d", target).lines())
                .hasSize(2)
                .endsWith("1 log imported into " + target);
        try (LogDatabase database = LogDatabase.open(target)) {
            assertThat(database.logs())
                    .extracting(log -> log.lastTime().orElse(-1))
                    .containsExactlyInAnyOrder(200L, 5L);
        }
        Printed none = Printed.run("import", "tensorboard", mlruns, "-d", target);
        assertThat(none.err()).startsWith("traininglog: there is no event file in " + mlruns);
        assertThat(none.exitCode()).isEqualTo(1);
    }
}
