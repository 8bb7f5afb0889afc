package io.traininglog;

import io.traininglog.store.SeriesSink;
import java.util.Arrays;

/** Collects a series' points in arrays of primitives. */
final class SeriesBuilder implements SeriesSink {

    private long[] times;
    private double[] values;
    private int size;
    private long skipped;

    /**
     * No points.
     *
     * @param capacity about how many it will get
     */
    SeriesBuilder(int capacity) {
        times = new long[capacity];
        values = new double[capacity];
    }

    @Override
    public void number(long time, double value) {
        ensureRoom(1);
        times[size] = time;
        values[size++] = value;
    }

    @Override
    public void numbers(long[] moreTimes, double[] moreValues, int from, int to) {
        ensureRoom(to - from);
        System.arraycopy(moreTimes, from, times, size, to - from);
        System.arraycopy(moreValues, from, values, size, to - from);
        size += to - from;
    }

    private void ensureRoom(int more) {
        if (size + more > times.length) {
            int capacity = Math.max(Math.addExact(size, more), Math.addExact(size, size));
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    @Override
    public void other(long time) {
        skipped++;
    }

    @Override
    public void tombstone(long time) {
        // hides what is not there
    }

    Series build(String key) {
        return build(key, skipped);
    }

    Series build(String key, long skippedElsewhere) {
        boolean isFull = size == times.length;
        return new Series(
                key,
                isFull ? times : Arrays.copyOf(times, size),
                isFull ? values : Arrays.copyOf(values, size),
                skippedElsewhere);
    }
}
