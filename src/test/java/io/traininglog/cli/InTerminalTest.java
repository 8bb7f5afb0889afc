package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.readme.ExampleRuns;
import io.traininglog.terminal.TerminalText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a person meets it: in a process of its own, on a terminal. */
@DisabledOnOs(OS.WINDOWS)
class InTerminalTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    private static String shown(int columns, Map<String, String> environment, Object... arguments)
            throws IOException, InterruptedException {
        try (InTerminal terminal = InTerminal.start(columns, environment, arguments)) {
            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
            return terminal.shown();
        }
    }

    @Test
    void aListFitsTheTerminal() throws Exception {
        assertThat(shown(200, Map.of(), "ls", "-d", runs, "-k", "note", "-k", "train_cost")
                        .lines())
                .anyMatch(line -> line.contains("learning rate lowered to"));
        assertThat(shown(60, Map.of("NO_COLOR", "1"), "ls", "-d", runs, "-k", "note", "-k", "train_cost")
                        .lines())
                .hasSize(5)
                .allMatch(line -> TerminalText.width(line) <= 60);
    }

    @Test
    void thereAreColoursUnlessNobodyWantsThem() throws Exception {
        assertThat(shown(100, Map.of(), "ls", "-d", runs)).contains(ESCAPE + "[1mlog");
        assertThat(shown(100, Map.of("NO_COLOR", "1"), "ls", "-d", runs)).doesNotContain(ESCAPE);
        assertThat(shown(100, Map.of("TERM", "dumb"), "ls", "-d", runs)).doesNotContain(ESCAPE);
    }

    @Test
    void whoFollowsALogSeesWhatAnotherProcessRecords() throws Exception {
        Path database = folder.resolve("followed.sqlite");
        try (ToldTrainer trainer = ToldTrainer.start(database)) {
            trainer.record(1, "train_cost", 0.5);
            trainer.record(2, "train_cost", 0.25);
            try (InTerminal terminal =
                    InTerminal.start(80, Map.of("NO_COLOR", "1"), "tail", "-f", "last", "-d", database)) {
                terminal.waitFor("2  train_cost=0.25\r\n");
                trainer.record(3, "train_cost", 0.125);
                terminal.waitFor("3  train_cost=0.125\r\n");
                trainer.record(2, "valid_cost", 0.75);
                terminal.waitFor("2  valid_cost=0.75\r\n");
                terminal.pressCtrlC();
                assertThat(terminal.exitCode()).isEqualTo(130);
                assertThat(terminal.shown().lines().map(String::strip))
                        .startsWith(
                                "1  train_cost=0.5", "2  train_cost=0.25", "3  train_cost=0.125", "2  valid_cost=0.75")
                        .noneMatch(line -> line.contains("Exception"));
            }
        }
    }

    @Test
    void whoFollowsAKeyThatIsNotThereYetIsToldSo() throws Exception {
        Path database = folder.resolve("early.sqlite");
        try (ToldTrainer trainer = ToldTrainer.start(database)) {
            trainer.record(1, "train_cost", 0.5);
            try (InTerminal terminal = InTerminal.start(
                    100, Map.of("NO_COLOR", "1"), "tail", "-f", "last", "-k", "valid_cost", "-d", database)) {
                terminal.waitFor(" has no key 'valid_cost'; nearest: 'train_cost'\r\n");
                trainer.record(2, "valid_cost", 0.75);
                terminal.waitFor("2  valid_cost=0.75\r\n");
                terminal.pressCtrlC();
                assertThat(terminal.exitCode()).isEqualTo(130);
            }
        }
    }

    @Test
    void messagesAreInOneLine() throws Exception {
        try (InTerminal terminal = InTerminal.start(80, Map.of(), "show", "0000", "-d", runs)) {
            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.shown().lines())
                    .singleElement()
                    .asString()
                    .startsWith("traininglog: no log in ")
                    .contains("'0000'");
        }
    }

    /** One call of a function, which takes SQLite minutes. */
    @Test
    void aQueryThatSqliteCannotStopIsOverWhenItsTimeIs() throws Exception {
        String letters = "replace(hex(zeroblob(500000)), '00', 'a')";
        String others = "replace(hex(zeroblob(40000)), '00', 'bc') || 'a'";
        try (InTerminal terminal = InTerminal.start(
                80,
                Map.of(),
                "sql",
                "-d",
                runs,
                "--timeout",
                0.2,
                "SELECT length(trim(" + letters + ", " + others + "))")) {
            assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(1);
            assertThat(terminal.shown().lines())
                    .containsExactly(
                            "traininglog: the query took longer than 0.2 s and was stopped; give it more time, or"
                                    + " ask for less");
        }
    }

    @Test
    void whereTheTerminalCannotBeAskedTheOutputIsThatOfAPipe() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jline-native"))
                .collect(Collectors.joining(File.pathSeparator));
        try (InTerminal terminal = InTerminal.start(classPath, 40, Map.of(), "ls", "-d", runs)) {
            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
            assertThat(terminal.shown().lines())
                    .hasSize(5)
                    .first()
                    .asString()
                    .startsWith("log       created")
                    .hasSizeGreaterThan(40);
        }
    }

    @Test
    void longWorkShowsItsProgressAndClearsItAway() throws Exception {
        String shown = shown(100, Map.of(), "import", "blocks", runs, "-d", folder.resolve("copy.sqlite"));
        assertThat(shown).contains("importing").contains(" entries  ").contains("/s  ");
        String[] overwritten = shown.substring(0, shown.indexOf("imported: ")).split("\r", -1);
        assertThat(overwritten[overwritten.length - 1]).isEmpty();
        assertThat(overwritten[overwritten.length - 2]).isBlank();
        assertThat(Printed.run("import", "blocks", runs, "-d", folder.resolve("copied.sqlite"))
                        .err())
                .isEmpty();
    }

    /** Made once: a log that takes a while to export. */
    private static Path longLog() {
        Path database = folder.resolve("long.sqlite");
        if (!Files.exists(database)) {
            try (LogDatabase logs = LogDatabase.open(database)) {
                logs.importLog(LogOrigin.of(UUID.randomUUID()), log -> {
                    for (int time = 0; time < 1_000_000; time++) {
                        log.put(time, "cost", time / 3.0);
                    }
                });
            }
        }
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "npz", "parquet", "tensorboard"})
    void whoInterruptsAnExportFindsNoHalfOfIt(String format) throws Exception {
        Path database = longLog();
        Path target = Files.createDirectory(folder.resolve("as " + format)).resolve("cost");
        try (InTerminal terminal =
                InTerminal.start(100, Map.of(), "export", "last", "-d", database, "-f", format, "-o", target)) {
            terminal.waitFor("exporting");
            terminal.pressCtrlC();
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(terminal.shown()).doesNotContain("Exception").endsWith("\n");
        }
        assertThat(target.getParent()).isEmptyDirectory();
    }
}
