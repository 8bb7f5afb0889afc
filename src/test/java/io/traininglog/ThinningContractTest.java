package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    /** Long enough for several chunks, with gaps, and overwritten here and there while it comes. */
    @Test
    void eachBucketKeepsItsLeastItsGreatestAndItsFirstNaN() {
        LongStream.range(0, 6).forEach(seed -> {
            Random random = new Random(seed);
            String key = "long " + seed;
            TreeMap<Long, Double> points = new TreeMap<>();
            int size = 2 + random.nextInt(5_000);
            for (long time = 0; points.size() < size; time += random.nextInt(20) == 0 ? 7 : 1) {
                double value = random.nextInt(seed % 2 == 0 ? 300 : 30_000) == 0 ? Double.NaN : random.nextGaussian();
                log.record(time, key, value);
                points.put(time, value);
                if (random.nextInt(100) == 0) {
                    long earlier = points.floorKey((long) random.nextInt((int) time + 1));
                    log.record(earlier, key, 5.0);
                    points.put(earlier, 5.0);
                }
            }
            for (int most : new int[] {2, 3, 4, 5, 6, 7, 50, 333, 2_000, size - 1, size}) {
                if (most >= 2) {
                    assertThat(log.series(key, SeriesOptions.all().atMost(most)).times())
                            .as("%d of %d points of seed %d", most, size, seed)
                            .isEqualTo(thinned(points, most));
                }
            }
        });
    }

    /** What is promised, word by word. */
    private static long[] thinned(NavigableMap<Long, Double> points, int most) {
        List<Map.Entry<Long, Double>> all = List.copyOf(points.entrySet());
        int last = all.size() - 1;
        boolean hasNaN =
                all.subList(1, last).stream().anyMatch(point -> point.getValue().isNaN());
        int buckets = (most - 2) / (hasNaN ? 3 : 2);
        TreeSet<Long> kept = new TreeSet<>(List.of(points.firstKey(), points.lastKey()));
        if (all.size() <= most) {
            kept.addAll(points.keySet());
        } else if (buckets == 0) {
            double end = points.lastEntry().getValue();
            marks(all)
                    .filter(point ->
                            !point.getKey().equals(points.firstKey()) && Double.compare(point.getValue(), end) != 0)
                    .limit(most - 2L)
                    .forEach(point -> kept.add(point.getKey()));
        } else {
            for (int bucket = 0; bucket < buckets; bucket++) {
                int from = 1 + (int) ((last - 1L) * bucket / buckets);
                int to = 1 + (int) ((last - 1L) * (bucket + 1) / buckets);
                marks(all.subList(from, to)).forEach(point -> kept.add(point.getKey()));
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    /** The first NaN, the first of the greatest, the first of the least. */
    private static Stream<Map.Entry<Long, Double>> marks(List<Map.Entry<Long, Double>> bucket) {
        Stream<Map.Entry<Long, Double>> nan =
                bucket.stream().filter(point -> point.getValue().isNaN()).limit(1);
        List<Map.Entry<Long, Double>> numbers =
                bucket.stream().filter(point -> !point.getValue().isNaN()).toList();
        Comparator<Map.Entry<Long, Double>> byValue = Comparator.comparing(point -> point.getValue() + 0.0);
        return Stream.of(
                        nan,
                        numbers.stream()
                                .max(byValue.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                                .stream(),
                        numbers.stream().min(byValue.thenComparing(Map.Entry.comparingByKey())).stream())
                .flatMap(Function.identity());
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
