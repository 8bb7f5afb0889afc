package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.terminal.TerminalText;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {

    private static final int WIDTH = 80;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Screen screen(boolean showsProgress) {
        return new Screen(new PrintWriter(out), new PrintWriter(err), false, showsProgress, false, WIDTH);
    }

    /** What stood in the line, one text after the other. */
    private String[] lines() {
        return err.toString().split("\r", -1);
    }

    @Test
    void onATerminalTheBarShowsHowMuchIsDone() {
        try (ProgressBars.Bar bar = ProgressBars.show(screen(true), "importing", "entries")) {
            bar.report(250, 1000);
        }
        assertThat(err.toString())
                .contains("importing  25% ██")
                .contains("250/1000 entries")
                .contains("/s  ")
                .contains(" left");
    }

    @Test
    void theBarIsGoneWhenItIsClosed() {
        try (ProgressBars.Bar bar = ProgressBars.show(screen(true), "importing", "entries")) {
            bar.report(250, 1000);
        }
        String[] lines = lines();
        assertThat(lines[lines.length - 1]).isEmpty();
        assertThat(lines[lines.length - 2]).isBlank();
        assertThat(lines).allMatch(line -> TerminalText.width(line) < WIDTH);
    }

    @Test
    void whereTheEndIsNotKnownItShowsHowMuchAndHowLong() {
        try (ProgressBars.Bar bar = ProgressBars.show(screen(true), "reading", "lines")) {
            bar.report(1234, -1);
        }
        assertThat(err.toString())
                .contains("reading  1234 lines  ")
                .doesNotContain("%")
                .doesNotContain("left");
    }

    @Test
    void itUsesNoControlSequences() {
        try (ProgressBars.Bar bar = ProgressBars.show(screen(true), "importing", "entries")) {
            bar.report(1000, 1000);
        }
        assertThat(err.toString()).doesNotContain("\u001b");
    }

    @Test
    void inAPipeThereIsNone() {
        try (ProgressBars.Bar bar = ProgressBars.show(screen(false), "importing", "entries")) {
            bar.report(250, 1000);
        }
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEmpty();
    }
}
