package io.traininglog;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Chooses the points of a series that show it when there is no room for all, as {@link SeriesOptions#atMost} says. */
final class Thinning {

    private static final int NONE = -1;

    private final double[] values;
    private final int last;
    private final int[] kept;
    private int count;

    private Thinning(double[] values, int size, int points) {
        this.values = values;
        this.last = size - 1;
        this.kept = new int[points];
    }

    /** The indexes to keep, ascending: of so many values, more than the points, which are at least 2. */
    static int[] indexes(double[] values, int size, int points) {
        Thinning thinning = new Thinning(values, size, points);
        thinning.choose(points - 2);
        return Arrays.copyOf(thinning.kept, thinning.count);
    }

    private void choose(int room) {
        int each = hasNaN() ? 3 : 2;
        kept[count++] = 0;
        if (room < each) {
            keep(unlikeTheEnds().limit(room).toArray());
        } else {
            keepOfEach(room / each);
        }
        kept[count++] = last;
    }

    /** Whether one is between the ends. */
    private boolean hasNaN() {
        return Arrays.stream(values, 1, last).anyMatch(Double::isNaN);
    }

    /** What is to be seen of the whole, but for what the first or the last point shows. */
    private IntStream unlikeTheEnds() {
        return IntStream.of(marked(0, last + 1)).filter(i -> i > 0 && Double.compare(values[i], values[last]) != 0);
    }

    private void keepOfEach(int buckets) {
        long between = last - 1L;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = 1 + (int) (between * bucket / buckets);
            int to = 1 + (int) (between * (bucket + 1) / buckets);
            keep(marked(from, to));
        }
    }

    /** Keeps those that come after what is kept; they are sorted, and the others dropped. */
    private void keep(int[] indexes) {
        Arrays.sort(indexes);
        for (int index : indexes) {
            if (index > kept[count - 1]) {
                kept[count++] = index;
            }
        }
    }

    /** A NaN, the greatest and the least of a bucket, in the order of their worth; of equal ones the earliest. */
    private int[] marked(int from, int to) {
        int nan = NONE;
        int greatest = NONE;
        int least = NONE;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[i])) {
                nan = nan == NONE ? i : nan;
            } else if (greatest == NONE) {
                greatest = i;
                least = i;
            } else if (values[i] > values[greatest]) {
                greatest = i;
            } else if (values[i] < values[least]) {
                least = i;
            }
        }
        return new int[] {nan, greatest, least};
    }
}
