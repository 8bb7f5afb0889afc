package io.traininglog.frame;

import java.util.Arrays;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/**
 * One key's values while rows come in. Numbers are kept as their bits, with a byte that tells which they are: what type
 * the column has is known only after the last row.
 */
final class Column {

    private static final byte NONE = 0;
    private static final byte LONG = 1;
    private static final byte DOUBLE = 2;
    private static final byte OBJECT = 3;

    private static final int SMALLEST = 64;

    private long[] bits = {};
    private byte[] types = {};
    private @Nullable Object[] objects = {};
    private final int[] counts = new int[4];

    /** Rows come in order; those between are left without a value. Null is no value. */
    void set(int row, @Nullable Object value) {
        if (value instanceof Double number) {
            set(row, DOUBLE, Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number) {
            set(row, LONG, number);
        } else if (value != null) {
            int index = counts[OBJECT];
            keep(index, value);
            set(row, OBJECT, index);
        }
    }

    private void set(int row, byte type, long number) {
        if (row >= types.length) {
            int length = grown(types.length, row + 1);
            types = Arrays.copyOf(types, length);
            bits = Arrays.copyOf(bits, length);
        }
        types[row] = type;
        bits[row] = number;
        counts[type]++;
    }

    private void keep(int index, Object value) {
        if (index >= objects.length) {
            objects = Arrays.copyOf(objects, grown(objects.length, index + 1));
        }
        objects[index] = value;
    }

    private static int grown(int length, int wanted) {
        return Math.max(wanted, Math.max(SMALLEST, length + (length >> 1)));
    }

    Series<?> series(int rows) {
        int present = counts[LONG] + counts[DOUBLE] + counts[OBJECT];
        if (present == 0) {
            return Series.ofVal(null, rows);
        } else if (counts[LONG] == rows) {
            return Series.ofLong(longs(rows));
        } else if (counts[LONG] + counts[DOUBLE] == rows) {
            return Series.ofDouble(doubles(rows));
        }
        return Series.of(objects(rows));
    }

    /** The longs' own array where it fits. */
    long[] longs(int rows) {
        return bits.length == rows ? bits : Arrays.copyOf(bits, rows);
    }

    private double[] doubles(int rows) {
        double[] doubles = new double[rows];
        for (int row = 0; row < rows; row++) {
            doubles[row] = number(row);
        }
        return doubles;
    }

    private double number(int row) {
        return types[row] == LONG ? bits[row] : Double.longBitsToDouble(bits[row]);
    }

    private @Nullable Object[] objects(int rows) {
        boolean widen = counts[DOUBLE] > 0 && counts[OBJECT] == 0;
        @Nullable Object[] values = new Object[rows];
        for (int row = 0; row < Math.min(rows, types.length); row++) {
            values[row] = switch (types[row]) {
                case NONE -> null;
                case OBJECT -> objects[(int) bits[row]];
                case LONG -> widen ? (Object) number(row) : (Object) bits[row];
                default -> number(row);
            };
        }
        return values;
    }
}
