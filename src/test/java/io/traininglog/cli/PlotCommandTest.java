package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {

    private static final UUID FIRST = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
    private static final UUID THIRD = UUID.fromString("cccccccc-0000-4000-8000-000000000003");

    @TempDir
    Path folder;

    private Path file;

    /** A run, resumed at 40, and resumed as Blocks would at its end, which is 80. */
    @BeforeEach
    void create() {
        file = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            database.importLog(origin(FIRST, 1), log -> put(log, 1, 60, time -> 100 - time));
            database.importLog(origin(SECOND, 2).resumedFrom(FIRST, 40), log -> put(log, 41, 80, time -> 100 - time));
            database.importLog(origin(THIRD, 3).resumedFrom(SECOND), log -> put(log, 81, 100, time -> 100 - time));
        }
    }

    private static LogOrigin origin(UUID uuid, long second) {
        return LogOrigin.of(uuid).createdAt(Instant.ofEpochSecond(second));
    }

    private static void put(LogWriter log, long from, long to, LongToDoubleFunction cost) {
        for (long time = from; time <= to; time++) {
            log.put(time, "train_cost", cost.applyAsDouble(time));
            log.put(time, "note", (Object) "n");
            if (time % 10 == 0) {
                log.put(time, "valid_cost", cost.applyAsDouble(time) + 10);
            }
        }
    }

    private Printed plot(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "plot";
        all[1] = "-d";
        all[2] = file;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Printed.run(all);
    }

    @Test
    void aLogIsDrawnWithItsLineage() {
        Printed printed = plot("last", "--key", "train_cost", "--height", 12, "--width", 50, "--no-ascii");
        assertThat(printed.err()).isEmpty();
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).isEqualTo("""
                train_cost
                   │⠉⠒⠒⠤⢄⣀            ┊                 ┊
                   │      ⠉⠉⠒⠢⠤⣀⣀     ┊                 ┊
                   │             ⠉⠑⠒⠤⠤⣀⣀                ┊
                50 ┤                  ┊ ⠉⠒⠒⠤⠤⣀          ┊
                   │                  ┊       ⠉⠉⠒⠒⠤⢄⣀   ┊
                   │                  ┊              ⠉⠉⠒⠢⠤⣀⣀
                 0 ┤                  ┊                 ┊   ⠉⠑⠒⠤⠤⣀
                   └────┬────┬───┬────▲───┬────┬───┬────▲───┬────┬
                       10   20  30   40  50   60  70   80  90  100
                ⠒⠒ cccccccc
                ▲ resumed at 40, 80
                """);
    }

    @Test
    void inAPipeThereAre80ColumnsWithoutColours() {
        Printed printed = plot("aaaa", "-k", "train_cost", "--ascii");
        assertThat(printed.lines()).hasSize(20).anyMatch(line -> line.length() == 80);
        assertThat(printed.out()).matches("[\\x20-\\x7e\\n]+");
    }

    @Test
    void onATerminalThereAreItsColumnsAndColours() {
        Printed printed =
                Printed.onTerminal(57, "plot", "-d", file, "aaaa", "-k", "train_cost", "-k", "valid_cost", "--ascii");
        assertThat(printed.out()).contains("\u001b[36ma", "\u001b[33mb");
        assertThat(printed.lines().stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")))
                .allMatch(line -> line.length() <= 57)
                .anyMatch(line -> line.length() == 57);
    }

    @Test
    void theTitleIsWhatCurvesHaveInCommon() {
        assertThat(plot("aaaa", "-k", "train_cost", "--ascii").lines())
                .startsWith("train_cost")
                .endsWith("** aaaaaaaa");
        assertThat(plot("aaaa", "bbbb", "-k", "train_cost", "--ascii").lines())
                .startsWith("train_cost")
                .contains("a aaaaaaaa", "b bbbbbbbb", "^ b resumed at 40");
        assertThat(plot("aaaa", "-k", "train_cost", "-k", "valid_cost", "--ascii")
                        .lines())
                .startsWith("aaaaaaaa")
                .contains("a train_cost", "b valid_cost");
        assertThat(plot("aaaa", "bbbb", "-k", "train_cost", "-k", "valid_cost", "--ascii")
                        .lines())
                .contains(
                        "a aaaaaaaa train_cost",
                        "b aaaaaaaa valid_cost",
                        "c bbbbbbbb train_cost",
                        "d bbbbbbbb valid_cost");
    }

    @Test
    void aRangeIsDrawnAlone() {
        assertThat(plot("last", "-k", "train_cost", "--from", 50, "--to", 90, "--ascii")
                        .out())
                .contains("50   ", " 90")
                .contains("^ resumed at 80")
                .doesNotContain("40, 80");
        Printed nothing = plot("last", "-k", "train_cost", "--from", 200, "--ascii");
        assertThat(nothing.out()).contains("no points");
        assertThat(nothing.exitCode()).isZero();
    }

    @Test
    void smoothingAndTheAxisAreAsAsked() {
        assertThat(plot("last", "-k", "train_cost", "--smooth", "0.6", "--log-y", "--ascii")
                        .lines())
                .startsWith("train_cost (smoothed 0.6, log scale)")
                .contains("** cccccccc");
        assertThat(plot("last", "-k", "train_cost", "--log-y", "--ascii").lines())
                .startsWith("train_cost (log scale)")
                .contains("** cccccccc: 1 not above 0");
    }

    @Test
    void pointsArePrintedAsJson() {
        Printed printed = plot("last", "-k", "train_cost", "--from", 38, "--to", 43, "--json");
        assertThat(printed.out().replaceAll("\\s+", " ").trim())
                .isEqualTo(
                        "[ { \"uuid\" : \"cccccccc000040008000000000000003\", \"key\" : \"train_cost\", \"points\" : 6,"
                                + " \"skipped\" : 0, \"resumed_at\" : [ 40, 80 ], \"times\" : [ 38, 39, 40, 41, 42, 43 ],"
                                + " \"values\" : [ 62.0, 61.0, 60.0, 59.0, 58.0, 57.0 ] } ]");
    }

    /** A long curve is thinned, whatever the terminal, to what was asked for. */
    @Test
    void pointsForProgramsDoNotDependOnTheTerminal() {
        UUID longest = new UUID(0xdL << 60, 1);
        try (LogDatabase database = LogDatabase.open(file)) {
            database.importLog(origin(longest, 4), log -> put(log, 1, 100_000, time -> time % 7));
        }
        Object[] arguments = {"plot", "-d", file, "last", "-k", "train_cost", "--json"};
        Printed narrow = Printed.onTerminal(40, arguments);
        assertThat(narrow.out()).isEqualTo(Printed.onTerminal(200, arguments).out());
        assertThat(narrow.out()).isEqualTo(Printed.run(arguments).out());
        assertThat(plot("last", "-k", "train_cost", "--json", "--width", 40)
                        .out()
                        .length())
                .isLessThan(narrow.out().length() / 10);
    }

    @Test
    void aPictureIsWritten() throws IOException {
        Path picture = folder.resolve("curve.png");
        Printed printed = plot("last", "-k", "train_cost", "-o", picture, "--width", 320, "--height", 240);
        assertThat(printed).isEqualTo(new Printed(0, "", ""));
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(320);
        assertThat(plot("last", "-k", "train_cost", "-o", folder.resolve("curve.svg"), "--json")
                        .out())
                .startsWith("[ {");
        assertThat(folder.resolve("curve.svg")).content().contains("viewBox=\"0 0 1000 600\"");
    }

    @Test
    void aKeyThatNoLogHasIsNamedWithTheNearest() {
        Printed printed = plot("aaaa", "bbbb", "-k", "train_cost", "-k", "train_csot");
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines()).hasSize(1);
        assertThat(printed.err()).contains("none of these logs has a key 'train_csot'; nearest: 'train_cost'");
        assertThat(printed.exitCode()).isEqualTo(1);
    }

    @Test
    void aKeyThatSomeLogHasIsEnough() {
        try (LogDatabase database = LogDatabase.open(file)) {
            database.importLog(
                    LogOrigin.of(UUID.fromString("dddddddd-0000-4000-8000-000000000004")),
                    log -> log.put(5, "rate", 0.1));
        }
        assertThat(plot("aaaa", "dddd", "-k", "rate", "--ascii").lines())
                .contains("a aaaaaaaa: no points", "b dddddddd");
        assertThat(plot("aaaa", "-k", "note", "--ascii").lines()).contains("** aaaaaaaa: no points, 60 not a number");
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneLine() {
        assertRefused("smoothing goes from 0 to below 1", "last", "-k", "train_cost", "--smooth", "1");
        assertRefused("time must be a non-negative integer", "last", "-k", "train_cost", "--from", "-1");
        assertRefused("no time from 9 to 8", "last", "-k", "train_cost", "--from", 9, "--to", 8);
        assertRefused("its extension must be .png or .svg", "last", "-k", "train_cost", "-o", folder.resolve("x.gif"));
        assertRefused(
                "a picture is from 200", "last", "-k", "train_cost", "-o", folder.resolve("x.png"), "--width", 10);
        assertRefused("a chart needs 30 columns", "last", "-k", "train_cost", "--width", 10);
        assertRefused("at most 2000 columns", "last", "-k", "train_cost", "--height", 2_000_000_000);
        assertRefused("--key", "last");
        assertRefused("LOG", "-k", "train_cost");
    }

    private void assertRefused(String message, Object... arguments) {
        Printed printed = plot(arguments);
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains(message).hasLineCount(1);
    }

    @Test
    void aTerminalThatIsTooNarrowIsToldHowWideItMustBe() {
        Printed printed = Printed.onTerminal(20, "plot", "-d", file, "last", "-k", "train_cost");
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).contains("a chart needs 30 columns", "has 20").hasLineCount(1);
        assertThat(Printed.onTerminal(20, "plot", "-d", file, "last", "-k", "train_cost", "--json")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.png", "x.svg"})
    void aTargetThatCannotBeWrittenIsOneLine(String name) throws IOException {
        Path target = folder.resolve("missing").resolve(name);
        assertThat(plot("last", "-k", "train_cost", "-o", target))
                .isEqualTo(new Printed(
                        1,
                        "",
                        "traininglog: could not write the picture " + target + ": there is no folder "
                                + target.getParent() + System.lineSeparator()));
        assertThat(target.getParent()).doesNotExist();
        Path taken = Files.createDirectory(folder.resolve(name));
        assertThat(plot("last", "-k", "train_cost", "-o", taken).err())
                .endsWith(taken + ": it is there, and no regular file" + System.lineSeparator());
    }
}
