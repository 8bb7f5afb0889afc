package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Series;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

    private static final double NAN = Double.NaN;

    private static Series series(double... values) {
        return new Series("cost", LongStream.range(0, values.length).toArray(), values, 0);
    }

    private static Series thinned(int columns, double... values) {
        return Thinning.of(series(values), TimeScale.over(0, values.length - 1), columns);
    }

    @Test
    void whereThereIsRoomForAllNothingIsLeftOut() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
        assertThat(thinned(8, values).values()).containsExactly(values);
        assertThat(thinned(8, values).times()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void ofAColumnTheFirstLeastGreatestAndLastStay() {
        assertThat(thinned(1, 5, 4, 9, 6, 1, 2, 3).values()).containsExactly(5, 9, 1, 3);
        assertThat(thinned(1, 1, 1, 1, 1).values()).containsExactly(1, 1);
        assertThat(thinned(1, 7).values()).containsExactly(7);
    }

    @Test
    void betweenColumnsAGapStaysAGap() {
        assertThat(thinned(6, NAN, 1, NAN, NAN, 2, NAN).values()).containsExactly(1, NAN, 2);
        assertThat(thinned(6, NAN, 1, NAN, NAN, 2, NAN).times()).containsExactly(1, 2, 4);
        assertThat(thinned(3, NAN, NAN, NAN).values()).isEmpty();
    }

    @Test
    void nothingIsThinnedToNothing() {
        assertThat(Thinning.of(series(), TimeScale.over(0, 1), 10).values()).isEmpty();
    }

    @Test
    void noColumnLosesWhatShows() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Series series = random(random);
            TimeScale scale = TimeScale.over(series.times()[0], series.times()[series.size() - 1]);
            int columns = 1 + random.nextInt(40);
            Series thinned = Thinning.of(series, scale, columns);
            assertThat(thinned.size()).isLessThanOrEqualTo(5 * columns);
            assertThat(thinned.times()).isSorted();
            for (int column = 0; column < columns; column++) {
                assertThat(shown(thinned, scale, column, columns)).isEqualTo(shown(series, scale, column, columns));
            }
        }
    }

    private static Series random(Random random) {
        int size = 1 + random.nextInt(500);
        long[] times = LongStream.generate(() -> random.nextLong() >>> 1)
                .limit(size)
                .distinct()
                .sorted()
                .toArray();
        double[] values = new double[times.length];
        Arrays.setAll(values, i -> random.nextInt(4) == 0 ? NAN : random.nextGaussian());
        return new Series("cost", times, values, 0);
    }

    /** The first, the least, the greatest and the last of a column. */
    private static String shown(Series series, TimeScale scale, int column, int columns) {
        double[] numbers = LongStream.range(0, series.size())
                .mapToInt(i -> (int) i)
                .filter(i -> scale.column(series.times()[i], columns) == column)
                .mapToDouble(i -> series.values()[i])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return numbers.length == 0
                ? "nothing"
                : numbers[0] + " " + Arrays.stream(numbers).min().orElseThrow() + " "
                        + Arrays.stream(numbers).max().orElseThrow() + " " + numbers[numbers.length - 1];
    }
}
