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
        int[] indexes = Thinning.indexes(values, size, maxPoints);
        return new Series(
                key,
                Arrays.stream(indexes).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(indexes).mapToDouble(i -> values[i]).toArray(),
                skipped);
    }
}
