package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Series;
import io.traininglog.terminal.TerminalText;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextChartTest {

    private static final TextForm PLAIN = new TextForm(40, 10, true, false);
    private static final TextForm ASCII = new TextForm(40, 10, false, false);
    private static final TextForm COLOURED = new TextForm(40, 10, true, true);
    private static final double NAN = Double.NaN;

    @Test
    void aCurveIsDrawnInDots() {
        Chart chart = Chart.of(Curve.of("a1", Curves.over(0, 100, time -> 1 - time / 100.0)))
                .title("train_cost");
        assertThat(chart.text(PLAIN)).isEqualTo("""
                train_cost
                1.0 ┤⠉⠒⠢⠤⣀⡀
                    │     ⠈⠉⠒⠢⠤⣀⡀
                0.5 ┤           ⠈⠉⠒⠢⠤⣀⣀
                    │                 ⠈⠉⠒⠢⠤⣀⡀
                    │                       ⠈⠉⠒⠢⠤⣀⡀
                0.0 ┤                             ⠈⠉⠒⠢⠤⣀
                    └┬──────┬──────┬─────┬──────┬──────┬
                     0     20     40    60     80    100
                ⠒⠒ a1
                """);
    }

    @Test
    void aCurveIsDrawnInAscii() {
        Chart chart = Chart.of(Curve.of("a1", Curves.over(0, 100, time -> Math.sin(time / 10.0))));
        assertThat(chart.text(ASCII)).isEqualTo("""
                     |   *****                *****
                 0.5 +  **   ***             **   **
                     | **      **          **       *
                 0.0 +*         **        **         *
                -0.5 +           **      **           **
                     |            ***  ***             *
                     |              ****
                     ++------+-----+------+-----+------+
                      0     20    40     60    80    100
                ** a1
                """);
    }

    @Test
    void whereALogWasResumedIsMarked() {
        Chart chart = Chart.of(new Curve("c3", Curves.over(1, 900, time -> 100.0 / (time + 20)), List.of(300L, 600L)));
        assertThat(chart.text(PLAIN)).isEqualTo("""
                  │⡇           ┊           ┊
                4 ┤⢣           ┊           ┊
                  │⢸⡀          ┊           ┊
                2 ┤ ⢧          ┊           ┊
                  │ ⠈⠳⣄⡀       ┊           ┊
                  │    ⠉⠉⠒⠒⠒⠦⠤⠤⠤⠤⠤⠤⠤⠤⢤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
                  └────────┬───▲───┬───────▲───────┬────
                          200     400     600     800
                ⠒⠒ c3
                ▲ resumed at 300, 600
                """);
    }

    @Test
    void severalCurvesHaveLetters() {
        Chart chart = Chart.of(
                new Curve("b2", Curves.over(0, 90, time -> time), List.of(30L)),
                Curve.of("c3", Curves.over(0, 90, time -> 90 - time)));
        assertThat(chart.text(PLAIN)).isEqualTo("""
                   │⠉⠓⠒⠦b⣀⣀     ┊                ⣀⣀⡤⠴⠒⠚⠉
                   │      ⠈⠉⠙⠒⠲⠤⣄b⡀      a⣀⣠⠤⠖⠒a⠉⠁
                50 ┤            ┊ ⣉⣉⡷⠶⠶⢾⣉⣉
                   │      ⢀⣀⣠a⠴⠒⠋⠉⠁      ⠈b⠙⠒⠦⠤⣄⣀⡀
                 0 ┤a⡤⠤⠖⠚⠉⠉     ┊                ⠉⠉b⠲⠤⢤⣀
                   └┬───────┬───▲───┬──────┬───────┬────
                    0      20      40     60      80
                a b2
                b c3
                ▲ a resumed at 30
                """);
        assertThat(chart.text(ASCII)).isEqualTo("""
                   |bbbbb       :                  aaaaa
                   |     bbbbbbbbb        aaaaaaaaa
                50 +            :bbbbbbbbbb
                   |     aaaaaaaaa        bbbbbbbbb
                 0 +aaaaa       :                  bbbbb
                   ++-------+---^---+------+-------+----
                    0      20      40     60      80
                a b2
                b c3
                ^ a resumed at 30
                """);
    }

    @Test
    void aGapIsAGapAndIsCounted() {
        Chart chart = Chart.of(Curve.of(
                "a1",
                Curves.over(0, 37, time -> time < 10 || time > 20 ? 1 : time < 15 ? NAN : Double.POSITIVE_INFINITY)));
        assertThat(chart.text(PLAIN)).isEqualTo("""
                1.1 ┤
                    │
                    │
                1.0 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤          ⠠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                    │
                    │
                0.9 ┤
                    └┬────┬───┬────┬───┬────┬────┬───┬──
                     0    5  10   15  20   25   30  35
                ⠒⠒ a1: 5 NaN, 6 infinite
                """);
    }

    @Test
    void whatHasNoPlaceOnALogarithmicAxisIsCounted() {
        Chart chart = Chart.of(Curve.of("a1", Curves.over(0, 80, time -> time % 20 == 0 ? -1 : Math.exp(time / 10.0))))
                .title("cost")
                .logarithmic();
        assertThat(chart.text(PLAIN)).isEqualTo("""
                cost (log scale)
                     │                            ⢀⣠⠤⠒⠊⠁
                1000 ┤                      ⢀⣀⠤⠐⠒⠉⠁
                 100 ┤                 ⣀⡠⠴⠒⠊⠁
                     │           ⢀⡠⠤⠖⠊⠉
                  10 ┤     ⢀⣀⠤⠄⠒⠉⠁
                     │⢀⡠⠤⠒⠋⠁
                     └┬───┬───┬───┬────┬───┬───┬───┬───┬
                      0  10  20  30   40  50  60  70  80
                ⠒⠒ a1: 5 not above 0
                """);
    }

    @Test
    void whatIsNoNumberIsCounted() {
        Series series = new Series("cost", new long[0], new double[0], 3);
        assertThat(Chart.of(Curve.of("a1", series)).text(PLAIN)).isEqualTo("""
                 │
                 │
                 │
                 │              no points
                 │
                 │
                 │
                 └──────────────────────────────────────

                ⠒⠒ a1: no points, 3 not a number
                """);
    }

    @Test
    void smoothingIsSaid() {
        Chart chart = Chart.of(Curve.of("a1", Curves.noisy(100))).smoothing(0.9);
        assertThat(chart.text(PLAIN)).startsWith("smoothed 0.9\n");
        assertThat(chart.title("cost").logarithmic().text(PLAIN)).startsWith("cost (smoothed 0.9, log scale)\n");
    }

    @Test
    void aRunThatWentOnAsNaNShowsThatItDid() {
        String text = Chart.of(Curve.of("a1", Curves.over(0, 100, time -> time < 50 ? time : NAN)))
                .text(PLAIN);
        assertThat(text).contains("100").contains("51 NaN");
        assertThat(text.lines().limit(7)).allMatch(line -> line.length() <= 23);
    }

    @Test
    void coloursChangeNothingButColours() {
        Chart chart = Chart.of(
                Curve.of("b2", Curves.over(0, 90, time -> time)),
                Curve.of("c3", Curves.over(0, 90, time -> 90 - time)));
        String coloured = chart.text(COLOURED);
        assertThat(coloured).contains("\u001b[36m", "\u001b[33m");
        assertThat(coloured.lines())
                .allMatch(
                        line -> !line.contains("\u001b") || line.lastIndexOf("\u001b[0m") >= line.lastIndexOf("m") - 3);
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(chart.text(PLAIN));
    }

    @Test
    void namesCannotActOnTheTerminal() {
        Chart chart = Chart.of(
                        Curve.of("\u001b[31mred\nline\u202e", Curves.of(1, 2)),
                        Curve.of("x\r\t\u0007", Curves.of(2, 1)))
                .title("\u001b]0;owned\u0007");
        assertThat(chart.text(PLAIN))
                .contains("\\u001b[31mred\\nline\\u202e", "x\\r\\t\\u0007", "\\u001b]0;owned\\u0007")
                .doesNotContain("\u001b", "\u0007", "\r", "\u202e");
        assertThat(chart.text(ASCII)).matches("[\\x20-\\x7e\\n]+");
    }

    @Test
    void whatIsNotInAsciiIsAQuestionMarkThere() {
        String text = Chart.of(Curve.of("coût", Curves.of(1, 2)), Curve.of("b".repeat(50), Curves.of(1, 2)))
                .text(ASCII);
        assertThat(text)
                .contains("a co?t")
                .contains("b" + "b".repeat(20))
                .contains("~")
                .matches("[\\x20-\\x7e\\n]+");
    }

    @Test
    void longNamesAreCutAndCountsStay() {
        String text =
                Chart.of(Curve.of("name".repeat(50), Curves.of(1, NAN, 2))).text(PLAIN);
        assertThat(text).contains("…: 1 NaN");
        assertThat(text.lines()).allMatch(line -> TerminalText.width(line) <= 40);
    }

    static Stream<Series> awkward() {
        return Stream.of(
                Curves.of(),
                Curves.of(3.5),
                Curves.of(0),
                Curves.of(NAN),
                Curves.of(NAN, NAN, 1, NAN),
                Curves.of(2, 2, 2, 2),
                Curves.of(-Double.MAX_VALUE, Double.MAX_VALUE),
                Curves.of(1e308, -1e308, 1e308),
                Curves.of(Double.MIN_VALUE, 0, 3 * Double.MIN_VALUE),
                Curves.of(Double.MIN_VALUE, Double.MAX_VALUE),
                Curves.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                Curves.of(1, Math.nextUp(1)),
                Curves.of(-0.0, 0.0),
                new Series("k", new long[] {0, Long.MAX_VALUE}, new double[] {1, 2}, 0),
                new Series("k", new long[] {Long.MAX_VALUE}, new double[] {1}, 0),
                new Series("k", new long[] {Long.MAX_VALUE - 1, Long.MAX_VALUE}, new double[] {-1, 1}, 0),
                Curves.noisy(5_000));
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void everyChartFitsItsPlace(Series series) {
        Random random = new Random(series.size());
        for (int round = 0; round < 15; round++) {
            TextForm form = new TextForm(
                    TextForm.LEAST_WIDTH + random.nextInt(120),
                    TextForm.LEAST_HEIGHT + random.nextInt(40),
                    random.nextBoolean(),
                    false);
            List<Curve> curves = IntStream.rangeClosed(0, random.nextInt(5))
                    .mapToObj(i -> new Curve("curve " + i, series, random.nextBoolean() ? List.of() : List.of(0L, 1L)))
                    .toList();
            Chart linear = Chart.of(curves).title("title").smoothing(random.nextBoolean() ? 0 : 0.9);
            for (Chart chart : List.of(linear, linear.logarithmic())) {
                String text = chart.text(form);
                assertThat(text.lines()).hasSize(form.height());
                assertThat(text.lines()).allMatch(line -> TerminalText.width(line) <= form.width());
            }
        }
    }

    @Test
    void moreCurvesThanLinesAreCounted() {
        List<Curve> curves = IntStream.range(0, 100)
                .mapToObj(i -> Curve.of("curve " + i, Curves.of(i, i + 1)))
                .toList();
        assertThat(Chart.of(curves).text(PLAIN)).contains("a curve 0\n").endsWith("and 97 more\n");
    }

    @Test
    void aPlaceTooSmallForAChartIsRefused() {
        assertThatThrownBy(() -> new TextForm(29, 10, true, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a chart needs 30 columns and 8 lines, and has 29 and 10");
    }
}
