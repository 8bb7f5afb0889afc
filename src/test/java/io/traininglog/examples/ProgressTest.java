package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void aTerminalsLineIsDrawnOver() {
        Progress progress = Progress.onTerminal(out, 0, 100, () -> now);
        now = SECOND;
        progress.show(25, 0.5);
        now = 4 * SECOND;
        progress.show(100, 0.25);
        progress.end();
        assertThat(printed())
                .isEqualTo("\r[======                  ] 25/100  cost 0.5000  25/s  0:03 left"
                        + "\r[========================] 100/100  cost 0.2500  25/s  0:00 left\n");
    }

    @Test
    void aShorterLineLeavesNothingOfALongerOne() {
        Progress progress = Progress.onTerminal(out, 0, 100, () -> now);
        now = SECOND;
        progress.show(1, 123_456.0);
        int longer = printed().length() - 1;
        now = 2 * SECOND;
        progress.show(2, 0.1);
        assertThat(printed().length() - 1 - longer - 1).isEqualTo(longer);
    }

    @Test
    void aTerminalIsNotDrawnOnAtEveryStep() {
        Progress progress = Progress.onTerminal(out, 0, 1000, () -> now);
        for (int i = 1; i < 1000; i++) {
            now += SECOND / 1000;
            progress.show(i, 0.5);
        }
        assertThat(printed().chars().filter(c -> c == '\r').count()).isEqualTo(20);
    }

    @Test
    void elsewhereAPlainLineAppearsNowAndThenAndAtTheEnd() {
        Progress progress = Progress.plain(out, 0, 25, 10, () -> now);
        for (int i = 1; i <= 25; i++) {
            now += SECOND;
            progress.show(i, 0.5);
        }
        progress.end();
        assertThat(printed()).isEqualTo("""
                10/25  cost 0.5000  1/s  0:15 left
                20/25  cost 0.5000  1/s  0:05 left
                25/25  cost 0.5000  1/s  0:00 left
                """);
    }

    @Test
    void theRateOfAResumedRunCountsItsOwnIterations() {
        Progress progress = Progress.plain(out, 1000, 9000, 1, () -> now);
        now = 2 * SECOND;
        progress.show(1002, 0.5);
        assertThat(printed()).isEqualTo("1002/9000  cost 0.5000  1/s  2:13:18 left\n");
    }

    @Test
    void aDivergedRunShowsThatItDid() {
        Progress.plain(out, 0, 10, 1, () -> now).show(1, Double.NaN);
        assertThat(printed()).isEqualTo("1/10  cost NaN\n");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
