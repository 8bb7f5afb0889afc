package io.traininglog.sql;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import io.traininglog.value.Cell;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Columns of keys as rows in order of time: so the index of the table grows at its end, where it stays dense, and a row's
 * cells lie together. What is no real number is put aside.
 */
final class MergedColumns {

    private static final Comparator<Reals> BY_PLACE =
            Comparator.comparingLong(Reals::time).thenComparingInt(reals -> reals.key);

    private MergedColumns() {}

    /** The real numbers of these columns, by the numbers of their keys. */
    static RealRows reals(Map<Integer, ? extends KeyCells> columns, OtherRows others) {
        PriorityQueue<Reals> left = new PriorityQueue<>(Math.max(1, columns.size()), BY_PLACE);
        int size = 0;
        for (Map.Entry<Integer, ? extends KeyCells> column : columns.entrySet()) {
            Reals reals = new Reals(column.getKey(), column.getValue().size(), others);
            column.getValue().forEach(reals);
            size += reals.size;
            if (reals.size > 0) {
                left.add(reals);
            }
        }
        RealRows rows = new RealRows(size);
        while (!left.isEmpty()) {
            Reals next = left.remove();
            rows.add(next.time(), next.key, next.values[next.place]);
            next.place++;
            if (next.place < next.size) {
                left.add(next);
            }
        }
        return rows;
    }

    /** One key's. */
    private static final class Reals implements CellVisitor {

        private final int key;
        private final OtherRows others;
        private long[] times;
        private double[] values;
        private int size;
        private int place;

        Reals(int key, int capacity, OtherRows others) {
            this.key = key;
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
            times[size] = time;
            values[size++] = number;
        }

        @Override
        public void other(long time, Cell cell) {
            others.add(time, key, cell);
        }

        private long time() {
            return times[place];
        }
    }
}
