package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.readme.ExampleRuns;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts as a person meets them: by a process of its own, on a terminal. */
@DisabledOnOs(OS.WINDOWS)
class PlotInTerminalTest {

    private static final String COLOUR = "\u001b\\[\\d+m";

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    /** Two curves, one of which was resumed. */
    private static String plot(int columns, Map<String, String> environment) throws IOException, InterruptedException {
        try (InTerminal terminal = InTerminal.start(
                columns, environment, "plot", "b4cf", "1f9a", "-d", runs, "-k", "train_cost", "--log-y")) {
            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
            return terminal.shown().replace("\r\n", "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void aChartIsAsWideAsTheTerminal(int columns) throws Exception {
        String shown = plot(columns, Map.of("LC_ALL", "C.UTF-8"));
        assertThat(shown).contains("\u001b[36m", "\u001b[33m");
        List<String> lines = shown.replaceAll(COLOUR, "").lines().toList();
        assertThat(lines)
                .hasSize(20)
                .contains("a b4cf0a7d: 11 NaN", "b 1f9a63c2", "▲ b resumed at 500")
                .allMatch(line -> TerminalText.width(line) <= columns)
                .anyMatch(line -> TerminalText.width(line) == columns);
    }

    @Test
    void whereNobodyWantsColoursLettersTellCurvesApart() throws Exception {
        String shown = plot(80, Map.of("LC_ALL", "C.UTF-8", "NO_COLOR", "1"));
        assertThat(shown).doesNotContain("\u001b").contains("a", "b", "⠤");
    }

    @Test
    void whereTheLocaleHasNoUnicodeThereIsAscii() throws Exception {
        assertThat(plot(80, Map.of("LC_ALL", "C")).replaceAll(COLOUR, "")).matches("[\\x20-\\x7e\\n]+");
    }
}
