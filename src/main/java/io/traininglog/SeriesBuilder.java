package io.traininglog;

import io.traininglog.store.SeriesSink;
import java.util.Arrays;

/** Collects a series' points in arrays of primitives. */
final class SeriesBuilder implements SeriesSink {

    private final String key;
    private long[] times = new long[64];
    private double[] values = new double[64];
    private int size;
    private long skipped;

    SeriesBuilder(String key) {
        this.key = key;
    }

    @Override
    public void number(long time, double value) {
        if (size == times.length) {
            int capacity = Math.addExact(size, size);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        times[size] = time;
        values[size++] = value;
    }

    @Override
    public void other(long time) {
        skipped++;
    }

    @Override
    public void tombstone(long time) {
        // hides what is not there
    }

    Series build(int maxPoints) {
        if (size <= maxPoints) {
            return new Series(key, Arrays.copyOf(times, size), Arrays.copyOf(values, size), skipped);
        }
        return sample(maxPoints);
    }

    private Series sample(int points) {
        int[] kept = new int[points];
        int count = 0;
        kept[count++] = 0;
        int buckets = (points - 2) / 2;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = 1 + (int) ((long) (size - 2) * bucket / buckets);
            int to = 1 + (int) ((long) (size - 2) * (bucket + 1) / buckets);
            int least = indexOfExtreme(from, to, -1);
            int greatest = indexOfExtreme(from, to, 1);
            kept[count++] = Math.min(least, greatest);
            if (least != greatest) {
                kept[count++] = Math.max(least, greatest);
            }
        }
        kept[count++] = size - 1;
        int[] indexes = Arrays.copyOf(kept, count);
        return new Series(
                key,
                Arrays.stream(indexes).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(indexes).mapToDouble(i -> values[i]).toArray(),
                skipped);
    }

    /** In the total order of doubles, where NaN is the greatest. */
    private int indexOfExtreme(int from, int to, int sign) {
        int extreme = from;
        for (int i = from + 1; i < to; i++) {
            if (sign * Double.compare(values[i], values[extreme]) > 0) {
                extreme = i;
            }
        }
        return extreme;
    }
}
