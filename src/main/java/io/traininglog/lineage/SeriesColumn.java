package io.traininglog.lineage;

import io.traininglog.store.SeriesSink;
import java.util.Arrays;

/** One key's cells of a range, in ascending order of time, in arrays of primitives. */
final class SeriesColumn implements SeriesSink {

    private static final byte NUMBER = 0;
    private static final byte OTHER = 1;
    private static final byte TOMBSTONE = 2;

    private long[] times = new long[64];
    private double[] values = new double[64];
    private byte[] tags = new byte[64];
    private int size;

    @Override
    public void number(long time, double value) {
        add(time, value, NUMBER);
    }

    @Override
    public void other(long time) {
        add(time, 0, OTHER);
    }

    @Override
    public void tombstone(long time) {
        add(time, 0, TOMBSTONE);
    }

    private void add(long time, double value, byte tag) {
        if (size == times.length) {
            int capacity = Math.addExact(size, size >> 1);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
            tags = Arrays.copyOf(tags, capacity);
        }
        times[size] = time;
        values[size] = value;
        tags[size++] = tag;
    }

    boolean showsAny() {
        for (int i = 0; i < size; i++) {
            if (tags[i] != TOMBSTONE) {
                return true;
            }
        }
        return false;
    }

    /** This column over an older one: where both have a time, this one's cell is taken. */
    SeriesColumn over(SeriesColumn older) {
        SeriesColumn merged = new SeriesColumn();
        int mine = 0;
        int theirs = 0;
        while (mine < size || theirs < older.size) {
            boolean takeMine = theirs == older.size || (mine < size && times[mine] <= older.times[theirs]);
            if (takeMine) {
                if (theirs < older.size && times[mine] == older.times[theirs]) {
                    theirs++;
                }
                merged.add(times[mine], values[mine], tags[mine]);
                mine++;
            } else {
                merged.add(older.times[theirs], older.values[theirs], older.tags[theirs]);
                theirs++;
            }
        }
        return merged;
    }

    void copyTo(SeriesSink sink) {
        for (int i = 0; i < size; i++) {
            switch (tags[i]) {
                case NUMBER -> sink.number(times[i], values[i]);
                case OTHER -> sink.other(times[i]);
                default -> sink.tombstone(times[i]);
            }
        }
    }
}
