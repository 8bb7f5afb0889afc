package io.traininglog.sql;

import java.util.Arrays;

/** Real numbers of one log on their way to rows, in columns that grow. */
final class RealRows {

    private long[] times = {};
    private int[] keys = {};
    private double[] values = {};
    private int size;

    void add(long time, int key, double value) {
        if (size == times.length) {
            int capacity = Math.max(16, 2 * size);
            times = Arrays.copyOf(times, capacity);
            keys = Arrays.copyOf(keys, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        times[size] = time;
        keys[size] = key;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[index];
    }

    int key(int index) {
        return keys[index];
    }

    double value(int index) {
        return values[index];
    }

    /** Puts those from one place to before another by one statement. */
    void put(PostgresEntryDao entries, long log, int from, int to) {
        entries.putReals(
                log,
                Arrays.copyOfRange(times, from, to),
                Arrays.copyOfRange(keys, from, to),
                Arrays.copyOfRange(values, from, to));
    }
}
