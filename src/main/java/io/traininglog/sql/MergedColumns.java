package io.traininglog.sql;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import io.traininglog.value.Cell;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;

/**
 * Columns of keys as rows in order of time: so the index of the table grows at its end, where it stays dense, and a row's
 * cells lie together.
 *
 * @param fresh those that meet nothing in whose place they would be put
 * @param rest all others
 * @param lastTimes the last time of each column, by the number of its key
 */
record MergedColumns(RealRows fresh, RealRows rest, Map<Integer, Long> lastTimes) {

    private static final Comparator<Reals> BY_PLACE =
            Comparator.comparingLong(Reals::time).thenComparingInt(reals -> reals.key);

    /**
     * The real numbers of these columns, by the numbers of their keys. What is no real number is put aside.
     *
     * @param ends by the number of a key, the time after which it has nothing yet
     */
    static MergedColumns of(Map<Integer, ? extends KeyCells> columns, IntToLongFunction ends, OtherRows others) {
        PriorityQueue<Reals> left = new PriorityQueue<>(Math.max(1, columns.size()), BY_PLACE);
        MergedColumns merged = new MergedColumns(new RealRows(), new RealRows(), new HashMap<>());
        columns.forEach((key, column) -> {
            Reals reals = new Reals(key, ends.applyAsLong(key), column.size(), others);
            column.forEach(reals);
            merged.lastTimes.put(key, reals.last);
            if (reals.size > 0) {
                left.add(reals);
            }
        });
        while (!left.isEmpty()) {
            Reals next = left.remove();
            (next.time() > next.end ? merged.fresh : merged.rest).add(next.time(), next.key, next.values[next.place]);
            next.place++;
            if (next.place < next.size) {
                left.add(next);
            }
        }
        return merged;
    }

    /** One key's. */
    private static final class Reals implements CellVisitor {

        private final int key;
        private final long end;
        private final OtherRows others;
        private long[] times;
        private double[] values;
        private int size;
        private int place;
        private long last = -1;

        Reals(int key, long end, int capacity, OtherRows others) {
            this.key = key;
            this.end = end;
            this.others = others;
            times = new long[capacity];
            values = new double[capacity];
        }

        @Override
        public void real(long time, double number) {
            if (size == times.length) {
                times = Arrays.copyOf(times, Math.max(16, 2 * size));
                values = Arrays.copyOf(values, times.length);
            }
            last = time;
            times[size] = time;
            values[size++] = number;
        }

        @Override
        public void other(long time, Cell cell) {
            last = time;
            others.add(time, key, cell);
        }

        private long time() {
            return times[place];
        }
    }
}
