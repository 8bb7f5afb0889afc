package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingTest {

    @Test
    void theBeginningDoesNotLeanToZero() {
        // by hand: 1; (0.5 * 0.5 + 0.5 * 3) / 0.75; (0.5 * 1.75 + 0.5 * 5) / 0.875
        assertThat(Smoothing.of(new double[] {1, 3, 5}, 0.5))
                .containsExactly(new double[] {1, 7 / 3.0, 27 / 7.0}, within(1e-15));
    }

    @Test
    void itIsTheMeanWeightedByAge() {
        double[] values = new Random(1).doubles(200, -3, 5).toArray();
        double[] smoothed = Smoothing.of(values, 0.9);
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int age = 0; age <= i; age++) {
                sum += Math.pow(0.9, age) * values[i - age];
                weights += Math.pow(0.9, age);
            }
            assertThat(smoothed[i]).isCloseTo(sum / weights, within(1e-12));
        }
    }

    @Test
    void whatIsNotFiniteStaysAndCountsForNothing() {
        double[] smoothed = Smoothing.of(
                new double[] {Double.NaN, 1, Double.NaN, Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY, 5},
                0.5);
        double[] numbers = Smoothing.of(new double[] {1, 3, 5}, 0.5);
        assertThat(smoothed)
                .containsExactly(
                        Double.NaN,
                        numbers[0],
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        numbers[1],
                        Double.NEGATIVE_INFINITY,
                        numbers[2]);
    }

    @Test
    void aConstantSeriesStaysExact() {
        double[] values = {0.1, 0.1, 0.1, 0.1, 0.1};
        assertThat(Smoothing.of(values, 0.97)).containsExactly(values);
    }

    @Test
    void withoutWeightNothingChanges() {
        double[] values = {1, Double.NaN, 3};
        assertThat(Smoothing.of(values, 0)).isSameAs(values);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999999})
    void theGreatestNumbersStayFinite(double weight) {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 == 0 ? Double.MAX_VALUE * 0.999 : Double.MAX_VALUE;
        }
        assertThat(DoubleStream.of(Smoothing.of(values, weight))).allMatch(Double::isFinite);
    }

    @Test
    void nothingIsSmoothedToNothing() {
        assertThat(Smoothing.of(new double[0], 0.9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightThatMakesNoSenseIsRefused(double weight) {
        assertThatThrownBy(() -> Chart.of().smoothing(weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to below 1");
    }
}
