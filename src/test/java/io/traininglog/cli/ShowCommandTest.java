package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.TrainingLog;
import io.traininglog.readme.ExampleRuns;
import io.traininglog.terminal.TerminalText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    @Test
    void aLogIsShownWithItsKeys() {
        Printed printed = Printed.run("show", "1f9", "-d", runs);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines())
                .contains(
                        "log           1f9a63c27d1b4c7e9f532a60b8e4d19c",
                        "resumed from  b4cf0a7d7d1b4c7e9f532a60b8e4d19c, at 500",
                        "iterations    1000",
                        "epochs        10",
                        "entries       2011")
                .anyMatch(line -> line.matches("train_cost +1000 +0\\.1203 +990 +2\\.1056 +1 +1000 +0\\.1235"))
                .anyMatch(line -> line.matches("note +1 +501 +learning rate lowered to 0\\.05"));
    }

    @Test
    void jsonHasTheSame() {
        assertThat(Printed.run("show", "1f9", "-d", runs, "--json").out().replaceAll("\\s+", ""))
                .startsWith("{\"uuid\":\"1f9a63c27d1b4c7e9f532a60b8e4d19c\"")
                .contains("\"ancestors\":[\"b4cf0a7d7d1b4c7e9f532a60b8e4d19c\"]")
                .contains(
                        "\"train_cost\":{\"entries\":1000,\"not_numbers\":0,\"least\":{\"time\":990,\"value\":0.1203},"
                                + "\"greatest\":{\"time\":1,\"value\":2.1056},\"last_time\":1000,\"last_value\":0.1235}")
                .contains(
                        "\"note\":{\"entries\":1,\"not_numbers\":1,\"least\":null,\"greatest\":null,\"last_time\":501");
    }

    @Test
    void timesMayBeFarApart() {
        Path sparse = folder.resolve("sparse.sqlite");
        try (TrainingLog log = TrainingLog.open(sparse)) {
            log.record(0, "a", 3);
            log.record(1L << 40, "a", 1);
            log.record(Long.MAX_VALUE, "a", 2);
            log.record(1L << 41, "b", Double.NaN);
        }
        assertThat(Printed.run("show", "last", "-d", sparse).lines())
                .anyMatch(line -> line.matches("a +3 +1 +1099511627776 +3 +0 +9223372036854775807 +2"))
                .anyMatch(line -> line.matches("b +1 +2199023255552 +NaN"));
    }

    @Test
    void anEmptyLogIsShown() {
        Path empty = folder.resolve("empty.sqlite");
        TrainingLog.open(empty).close();
        Printed printed = Printed.run("show", "last", "-d", empty);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines()).contains("last time     none", "entries       0");
    }

    @Test
    void aRowIsShownWithTypesAndTheBeginningsOfArrays() {
        Path kinds = folder.resolve("kinds.sqlite");
        try (TrainingLog log = TrainingLog.open(kinds)) {
            log.at(7).put("array", new float[][] {{1, 2}, {3, 4}});
            log.at(7).put("bytes", new byte[] {1, (byte) 0xff});
            log.at(7).put("list", List.of("a", 2L));
            log.at(7).put("long_array", new double[1_000_000]);
            log.at(7).put("none", null);
            log.at(7).put("text", "学习");
            log.at(7).put("yes", true);
        }
        assertThat(Printed.run("row", "last", "7", "-d", kinds).lines())
                .contains("array       float[2][2]      [[1.0, 2.0], [3.0, 4.0]]")
                .contains("bytes       byte[2]          01ff")
                .contains("list        list             [a, 2]")
                .contains("none        null             null")
                .contains("text        text             学习")
                .contains("yes         boolean          true")
                .anyMatch(line -> line.startsWith("long_array  double[1000000]  [0.0, 0.0, ") && line.endsWith("…"))
                .allMatch(line -> line.length() < 300);
        assertThat(Printed.run("row", "last", "last", "-d", kinds, "--json")
                        .out()
                        .replaceAll("\\s+", ""))
                .startsWith("{\"time\":7,\"values\":{\"array\":[[1.0,2.0],[3.0,4.0]],\"bytes\":\"Af8=\"");
        assertThat(Printed.onTerminal(50, "row", "last", "7", "-d", kinds).lines())
                .allMatch(line -> TerminalText.width(line.replaceAll("\u001b\\[\\dm", "")) <= 50);
    }

    @Test
    void whereThereIsNoRowItSaysWhichAreNear() {
        Path gap = folder.resolve("gap.sqlite");
        try (TrainingLog log = TrainingLog.open(gap)) {
            log.record(2, "a", 1);
            log.record(9, "a", 1);
        }
        Printed printed = Printed.run("row", "last", "5", "-d", gap);
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err()).contains("no entry at time 5; the one before is at 2; the next is at 9");
        assertThat(Printed.run("row", "last", "-5", "-d", gap).exitCode()).isEqualTo(2);
        assertThat(Printed.run("row", "last", "five", "-d", gap).exitCode()).isEqualTo(2);
    }

    @Test
    void keysAndStatusAreListed() {
        assertThat(Printed.run("keys", "5eae", "-d", runs).lines())
                .containsExactly("learning_rate", "train_cost", "valid_error_rate");
        assertThat(Printed.run("status", "1f9", "-d", runs).lines())
                .contains(
                        "_epoch_ends      list  [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]",
                        "iterations_done  long  1000");
        assertThat(Printed.run("status", "1f9", "-d", runs, "--json").out().replaceAll("\\s+", ""))
                .contains("\"epochs_done\":10,\"iterations_done\":1000");
    }
}
