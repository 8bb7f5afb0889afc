package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @TempDir
    Path folder;

    private static void assertIsOneLine(Printed printed, int exitCode, String... parts) {
        assertThat(printed.exitCode()).as(printed.err()).isEqualTo(exitCode);
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .startsWith("traininglog: ")
                .contains(parts);
        assertThat(printed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls",
                "tree",
                "show last",
                "row last 1",
                "tail last",
                "tail -f last",
                "keys last",
                "status last",
                "compare last 0"
            })
    void aDatabaseThatIsNotThereIsSaidToBe(String command) {
        Path file = folder.resolve("none.sqlite");
        Object[] arguments = Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("-d", file))
                .toArray();
        assertIsOneLine(Printed.run(arguments), 1, "there is no database " + file);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNoDatabaseIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("text.sqlite"), "not a database, but text of some length\n".repeat(99));
        assertIsOneLine(Printed.run("ls", "-d", file), 1, file.toString());
        assertIsOneLine(Printed.run("ls", "-d", folder), 1, folder.toString());
    }

    @Test
    void anOlderDatabaseIsLeftAsItIs() throws IOException {
        Path file = folder.resolve("blocks.sqlite");
        try (InputStream blocks =
                FailuresTest.class.getResourceAsStream("/io/traininglog/blocks/blocks-small.sqlite")) {
            Files.copy(blocks, file);
        }
        byte[] before = Files.readAllBytes(file);
        assertIsOneLine(Printed.run("ls", "-d", file), 1, "schema version 1");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aLogIsFoundByAPrefixThatIsItsOwn() {
        Path file = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            assertIsOneLine(Printed.run("show", "last", "-d", file), 1, "there is no log in");
            for (int i = 0; i < 17; i++) {
                database.importLog(LogOrigin.of(new UUID(0xabL << 56, i)), log -> {});
            }
            assertIsOneLine(Printed.run("show", "ab", "-d", file), 1, "17 logs", "give more digits");
            assertIsOneLine(Printed.run("show", "", "-d", file), 2, "An empty LOG names none");
            assertIsOneLine(Printed.run("show", "xyz", "-d", file), 1, "'xyz'", "traininglog ls");
            String hex = ShortNames.hex(database.newest().orElseThrow().uuid());
            assertThat(Printed.run("show", hex.toUpperCase(java.util.Locale.ROOT), "-d", file)
                            .out())
                    .contains(hex);
        }
    }

    @Test
    void whatMakesNoSenseSaysHowItGoes() {
        assertIsOneLine(Printed.run("list"), 2, "'list'", "see 'traininglog --help'");
        assertIsOneLine(Printed.run("lst"), 2, "did you mean 'ls'?");
        assertIsOneLine(Printed.run("ls", "--sorted"), 2, "'--sorted'", "see 'traininglog ls --help'");
        assertIsOneLine(Printed.run("show"), 2, "LOG");
        assertIsOneLine(Printed.run("row", "last"), 2, "TIME");
        assertIsOneLine(Printed.run(), 2, "subcommand");
        assertIsOneLine(Printed.run("tail", "last", "-n", "many"), 2, "'many'");
    }

    /** What was printed is tried again at the end, and fails again. */
    @Test
    void whatFailedFirstIsSaidAndNothingAfterwards() {
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(err), false, false, false, 80);
        Failures failures = new Failures(screen);
        assertThat(failures.report(new UncheckedIOException(new IOException("the first")), Main.commandLine(screen)))
                .isEqualTo(1);
        assertThat(failures.report(new UncheckedIOException(new IOException("the next")), Main.commandLine(screen)))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("the first");
    }

    @Test
    void theStackTraceIsForThoseWhoAsk() {
        Path file = folder.resolve("none.sqlite");
        assertThat(Printed.run("ls", "-d", file, "--debug").err()).contains("\tat io.traininglog.cli.");
        assertThat(Printed.run("--debug", "ls", "-d", file).err()).contains("\tat io.traininglog.cli.");
    }

    @Test
    void aValueThatCannotBeReadSpoilsNoOther() {
        Path file = folder.resolve("runs.sqlite");
        record Setting(double rate) {}
        try (LogDatabase database =
                        LogDatabase.builder().allow(Setting.class.getName()).open(file);
                TrainingLog log = database.create()) {
            log.at(1).put("setting", new Setting(0.1));
            log.at(1).put("train_cost", 0.5);
        }
        Printed row = Printed.run("row", "last", "1", "-d", file);
        assertThat(row.exitCode()).isZero();
        assertThat(row.out()).contains("(unreadable: log ").contains("train_cost  double  0.5");
        assertThat(Printed.run("tail", "last", "-d", file).out()).contains("train_cost=0.5");
        assertThat(Printed.run("show", "last", "-d", file).out()).contains("train_cost");
        assertThat(Printed.run("ls", "-k", "setting", "-k", "train_cost", "-d", file)
                        .out())
                .contains("?")
                .contains("0.5");
    }

    private static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.csv"), "a.csv: there is no such file or folder"),
                Arguments.of(new AccessDeniedException("/root/a.csv"), "/root/a.csv: access is denied"),
                Arguments.of(
                        new FileSystemException("a.csv", null, "No space left on device"),
                        "a.csv: No space left on device"),
                Arguments.of(
                        new UncheckedIOException(new NoSuchFileException("b")), "b: there is no such file or folder"),
                Arguments.of(new IOException("broken\n  somehow"), "broken somehow"),
                Arguments.of(new IllegalStateException("a bug"), "java.lang.IllegalStateException: a bug"),
                Arguments.of(new StackOverflowError(), "what is to be read nests too deeply"),
                Arguments.of(new OutOfMemoryError("Java heap space"), "out of memory: the heap has at most"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whateverFailsIsSaidInOneLineThatATerminalDoesNotActOn(Throwable failure, String message) {
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(err), false, false, false, 80);
        assertThat(new Failures(screen).report(failure, Main.commandLine(screen)))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("traininglog: " + message);
    }
}
