package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random series in every number of points, compared with all their values. {@code -Dtraininglog.test.seeds=10000} soaks;
 * {@code -Dtraininglog.test.seed=42} repeats one.
 */
final class ThinningContractTest extends ContractTest {

    /** Values of few kinds, so that equal ones, NaN and infinities meet in every place. */
    private static double[] randomValues(Random random) {
        double[] kinds = {0, -0.0, 1, 2, 3, random.nextGaussian(), Double.NaN, Double.NEGATIVE_INFINITY, 1e300};
        int kindsUsed = 1 + random.nextInt(kinds.length);
        return IntStream.range(0, random.nextInt(40))
                .mapToDouble(i -> kinds[random.nextInt(kindsUsed)])
                .toArray();
    }

    @Test
    void whateverIsThinnedOutKeepsWhatIsPromised() {
        seeds().forEach(seed -> {
            double[] values = randomValues(new Random(seed));
            String key = "random " + seed;
            for (int i = 0; i < values.length; i++) {
                log.record(3L * i, key, values[i]);
            }
            for (int points = 2; points <= values.length + 1; points++) {
                Series thinned = log.series(key, SeriesOptions.all().atMost(points));
                assertThinned(thinned, values, points, points + " points, with -Dtraininglog.test.seed=" + seed);
            }
        });
    }

    private static LongStream seeds() {
        Long one = Long.getLong("traininglog.test.seed");
        return one == null ? LongStream.range(0, Long.getLong("traininglog.test.seeds", 60)) : LongStream.of(one);
    }

    private static void assertThinned(Series thinned, double[] values, int points, String which) {
        assertThat(thinned.size()).as(which).isLessThanOrEqualTo(points);
        assertThat(LongStream.of(thinned.times()).boxed())
                .as(which)
                .doesNotHaveDuplicates()
                .isSorted();
        for (int i = 0; i < thinned.size(); i++) {
            long time = thinned.times()[i];
            assertThat(time % 3).as(which).isZero();
            assertThat(thinned.values()[i]).as(which).isEqualTo(Double.valueOf(values[(int) time / 3]));
        }
        if (values.length > 0) {
            assertThat(thinned.times()).as(which).startsWith(0).endsWith(3L * (values.length - 1));
        }
        if (points >= 5 || (points == 4 && !hasNaN(values))) {
            assertThat(summary(thinned.values())).as(which).isEqualTo(summary(values));
        }
    }

    private static boolean hasNaN(double[] values) {
        return DoubleStream.of(values).anyMatch(Double::isNaN);
    }

    /** The least and the greatest number, whichever zero it is, and whether there is a NaN. */
    private static String summary(double[] values) {
        DoubleSummaryStatistics numbers = DoubleStream.of(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .summaryStatistics();
        return numbers.getMin() + " to " + numbers.getMax() + (hasNaN(values) ? " and NaN" : "");
    }
}
