package io.traininglog;

import io.traininglog.store.SeriesSink;

/** What must be known of a series before it is thinned. */
final class SeriesExtent implements SeriesSink {

    private long size;
    private long skipped;
    private double last;
    private boolean hasNaN; // after the first and before the last

    @Override
    public void number(long time, double value) {
        if (size > 1 && Double.isNaN(last)) {
            hasNaN = true;
        }
        last = value;
        size++;
    }

    @Override
    public void numbers(long[] times, double[] values, int from, int to) {
        number(times[from], values[from]);
        if (to - from > 1) {
            boolean isAny = size > 1 && Double.isNaN(values[from]);
            for (int i = from + 1; i < to - 1; i++) {
                isAny |= Double.isNaN(values[i]);
            }
            hasNaN |= isAny;
            last = values[to - 1];
            size += to - from - 1;
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

    /** How many numbers there are. */
    long size() {
        return size;
    }

    /** How many entries are no numbers. */
    long skipped() {
        return skipped;
    }

    double last() {
        return last;
    }

    /** Whether there is a NaN between the first and the last. */
    boolean hasNaN() {
        return hasNaN;
    }
}
