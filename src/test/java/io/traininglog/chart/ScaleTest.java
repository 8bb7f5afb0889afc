package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {

    private static List<String> labels(Scale scale, int most) {
        return scale.ticks(most).stream().map(Tick::label).toList();
    }

    @Test
    void ticksAreRound() {
        assertThat(labels(ValueScale.linear(0, 1), 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(ValueScale.linear(-3, 17), 5)).containsExactly("0", "5", "10", "15");
        assertThat(labels(ValueScale.linear(0.0312, 0.0341), 3)).containsExactly("0.032", "0.033", "0.034");
        assertThat(labels(ValueScale.linear(1.2e-7, 4.6e-7), 4)).containsExactly("2e-7", "3e-7", "4e-7");
        assertThat(labels(ValueScale.linear(-2e9, 1e9), 3)).containsExactly("-2e9", "-1e9", "0", "1e9");
        assertThat(labels(ValueScale.linear(1e9, 1e9 + 3), 3))
                .containsExactly("1000000000", "1000000001", "1000000002", "1000000003");
    }

    @Test
    void timesAreWhole() {
        assertThat(labels(TimeScale.over(1, 1000), 5)).containsExactly("200", "400", "600", "800", "1000");
        assertThat(labels(TimeScale.over(3, 5), 12)).containsExactly("3", "4", "5");
        assertThat(labels(TimeScale.over(7, 7), 12)).containsExactly("6", "7", "8");
        assertThat(labels(TimeScale.over(0, 0), 12)).containsExactly("0", "1");
        assertThat(labels(TimeScale.over(0, 30_000_000), 3)).containsExactly("0", "1e7", "2e7", "3e7");
        assertThat(labels(TimeScale.over(0, Long.MAX_VALUE), 2)).containsExactly("0", "5e18");
        assertThat(labels(TimeScale.over(Long.MAX_VALUE, Long.MAX_VALUE), 2))
                .containsExactly("9223372036854775806", "9223372036854775807");
    }

    @Test
    void timesThatADoubleCannotTellApartLieApart() {
        TimeScale scale = TimeScale.over(Long.MAX_VALUE - 4, Long.MAX_VALUE);
        assertThat(scale.at(Long.MAX_VALUE - 4)).isZero();
        assertThat(scale.at(Long.MAX_VALUE - 3)).isEqualTo(0.25);
        assertThat(scale.at(Long.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void aLogarithmicAxisNamesDecadesAndWhatLiesWithin() {
        assertThat(labels(ValueScale.logarithmic(0.02, 3), 12))
                .containsExactly("0.02", "0.05", "0.1", "0.2", "0.5", "1", "2");
        assertThat(labels(ValueScale.logarithmic(0.001, 5000), 9))
                .containsExactly("0.001", "0.01", "0.1", "1", "10", "100", "1000");
        assertThat(labels(ValueScale.logarithmic(1e-9, 1e9), 5)).containsExactly("0.00001", "1", "100000");
        assertThat(labels(ValueScale.logarithmic(Double.MIN_VALUE, Double.MAX_VALUE), 4))
                .containsExactly("1e-200", "1", "1e200");
        assertThat(labels(ValueScale.logarithmic(3.1, 3.4), 4)).containsExactly("3.1", "3.2", "3.3", "3.4");
    }

    @Test
    void decadesLieEvenly() {
        ValueScale scale = ValueScale.logarithmic(0.1, 1000);
        assertThat(scale.ticks(5).stream().mapToDouble(Tick::at).toArray())
                .containsExactly(new double[] {0, 0.25, 0.5, 0.75, 1}, within(1e-15));
    }

    @Test
    void theEndsOfAnAxisMayBeTicks() {
        assertThat(labels(ValueScale.linear(0.1, 0.3), 2)).containsExactly("0.1", "0.2", "0.3");
        assertThat(labels(ValueScale.logarithmic(0.1, 0.3), 2)).containsExactly("0.1", "0.2", "0.3");
    }

    static Stream<double[]> ranges() {
        Random random = new Random(7);
        Stream<double[]> some = Stream.of(
                new double[] {-Double.MAX_VALUE, Double.MAX_VALUE},
                new double[] {0, Double.MIN_VALUE},
                new double[] {Double.MIN_VALUE, Double.MIN_VALUE},
                new double[] {Double.MAX_VALUE, Double.MAX_VALUE},
                new double[] {-Double.MAX_VALUE, -Double.MAX_VALUE},
                new double[] {0, 0},
                new double[] {1, Math.nextUp(1)},
                new double[] {-1e308, 1e-308},
                new double[] {0.1, 0.3});
        Stream<double[]> others = Stream.generate(() -> {
                    double one = Double.longBitsToDouble(random.nextLong());
                    double other = random.nextBoolean()
                            ? Double.longBitsToDouble(random.nextLong())
                            : one * (1 + random.nextGaussian() * Math.pow(10, -random.nextInt(18)));
                    return new double[] {Math.min(one, other), Math.max(one, other)};
                })
                .filter(range -> Double.isFinite(range[0]) && Double.isFinite(range[1]))
                .limit(300);
        return Stream.concat(some, others);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void everyRangeHasFewTicksInOrderWithinItThatSayWhatTheyAre(double[] range) {
        ValueScale linear = ValueScale.linear(range[0], range[1]);
        checkTicks(linear, linear::at);
        checkEnds(linear.at(range[0]), linear.at(range[1]));
        if (range[0] > 0) {
            ValueScale logarithmic = ValueScale.logarithmic(range[0], range[1]);
            checkTicks(logarithmic, logarithmic::at);
            checkEnds(logarithmic.at(range[0]), logarithmic.at(range[1]));
        }
    }

    private static void checkEnds(double low, double high) {
        assertThat(low).isBetween(0.0, 1.0);
        assertThat(high).isBetween(low, 1.0);
    }

    private static void checkTicks(Scale scale, DoubleUnaryOperator at) {
        for (int most = 1; most <= Scale.MOST_TICKS; most++) {
            List<Tick> ticks = scale.ticks(most);
            assertThat(ticks).hasSizeLessThanOrEqualTo(most + 1).doesNotHaveDuplicates();
            assertThat(ticks).isSortedAccordingTo(Comparator.comparingDouble(Tick::at));
            for (Tick tick : ticks) {
                assertThat(tick.at()).isBetween(0.0, 1.0);
                assertThat(tick.label()).hasSizeLessThanOrEqualTo(21);
                assertThat(at.applyAsDouble(new BigDecimal(tick.label()).doubleValue()))
                        .isEqualTo(tick.at());
            }
        }
    }

    @Test
    void labelsDoNotOverlap() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            long from = random.nextLong() >>> (1 + random.nextInt(62));
            TimeScale scale = TimeScale.over(from, Math.max(from, random.nextLong() >>> (1 + random.nextInt(62))));
            int columns = 20 + random.nextInt(150);
            List<Tick> ticks = scale.ticks(columns, 2, String::length);
            for (int tick = 1; tick < ticks.size(); tick++) {
                Tick left = ticks.get(tick - 1);
                Tick right = ticks.get(tick);
                assertThat((right.at() - left.at()) * columns)
                        .isGreaterThanOrEqualTo(
                                (left.label().length() + right.label().length()) / 2.0 + 1 - 1e-9);
            }
        }
    }
}
