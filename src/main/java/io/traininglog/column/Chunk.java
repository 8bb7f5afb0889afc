package io.traininglog.column;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #CAPACITY} cells of one key, sorted by time, in arrays of primitives: eight bytes for a number, and eight
 * for its time unless the times are evenly spaced. Tags are kept only where real numbers do not fill the chunk, objects
 * only for cells that are no numbers.
 */
final class Chunk {

    static final int CAPACITY = 1024;

    private static final byte REAL = 0;
    private static final byte INT = 1;
    private static final byte OBJECT = 2;

    private long first;
    private long stride; // from two cells on
    private long @Nullable [] times; // null while they are evenly spaced
    private long[] bits;
    private byte @Nullable [] tags;
    private @Nullable Cell @Nullable [] objects;
    private int size;

    /**
     * A chunk.
     *
     * @param cells about how many it will get
     */
    Chunk(int cells) {
        int capacity = Math.max(8, Math.min(CAPACITY, cells));
        bits = new long[capacity];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    long time(int index) {
        return times == null ? first + index * stride : times[index];
    }

    long firstTime() {
        return first;
    }

    boolean covers(long time) {
        return first <= time && time <= lastTime();
    }

    private long lastTime() {
        return time(size - 1);
    }

    /** The index of this time, or {@code -(insertion point) - 1}. */
    int indexOf(long time) {
        if (size == 0 || time < first) {
            return -1;
        } else if (time > lastTime()) {
            return -size - 1;
        } else if (times != null) {
            return Arrays.binarySearch(times, 0, size, time);
        } else if (time == first) {
            return 0;
        }
        int index = (int) ((time - first) / stride);
        return time(index) == time ? index : -index - 2;
    }

    Cell cell(int index) {
        return switch (tag(index)) {
            case REAL -> new Cell.Real(Double.longBitsToDouble(bits[index]));
            case INT -> new Cell.Int(bits[index]);
            default -> object(index);
        };
    }

    boolean isTombstone(int index) {
        return tag(index) == OBJECT && object(index) == Cell.Mark.TOMBSTONE;
    }

    /** The index of the first time after this one. */
    int indexAfter(long time) {
        int index = indexOf(time);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** Hands the cells from one index to before another to the sink. */
    void copyTo(int from, int to, SeriesSink sink) {
        if (tags == null) {
            copyNumbers(from, to, sink);
            return;
        }
        for (int i = from; i < to; i++) {
            copyTo(i, sink);
        }
    }

    private void copyNumbers(int from, int to, SeriesSink sink) {
        long[] copiedTimes = new long[to - from];
        double[] numbers = new double[to - from];
        for (int i = from; i < to; i++) {
            copiedTimes[i - from] = time(i);
            numbers[i - from] = Double.longBitsToDouble(bits[i]);
        }
        sink.numbers(copiedTimes, numbers, 0, to - from);
    }

    private void copyTo(int index, SeriesSink sink) {
        switch (tag(index)) {
            case REAL -> sink.number(time(index), Double.longBitsToDouble(bits[index]));
            case INT -> sink.number(time(index), (double) bits[index]);
            default -> {
                if (isTombstone(index)) {
                    sink.tombstone(time(index));
                } else {
                    sink.other(time(index));
                }
            }
        }
    }

    void forEach(CellVisitor visitor) {
        for (int i = 0; i < size; i++) {
            if (tag(i) == REAL) {
                visitor.real(time(i), Double.longBitsToDouble(bits[i]));
            } else {
                visitor.other(time(i), cell(i));
            }
        }
    }

    private byte tag(int index) {
        return tags == null ? REAL : tags[index];
    }

    private Cell object(int index) {
        Cell cell = objects == null ? null : objects[index];
        if (cell == null) {
            throw new IllegalStateException("no cell at index " + index);
        }
        return cell;
    }

    void set(int index, Cell cell) {
        if (cell instanceof Cell.Real real) {
            set(index, real.value());
            return;
        }
        if (objects != null) {
            objects[index] = null;
        }
        if (cell instanceof Cell.Int integer) {
            tag(index, INT);
            bits[index] = integer.value();
        } else {
            tag(index, OBJECT);
            if (objects == null) {
                objects = new Cell[bits.length];
            }
            objects[index] = cell;
        }
    }

    void set(int index, double number) {
        if (objects != null) {
            objects[index] = null;
        }
        tag(index, REAL);
        bits[index] = Double.doubleToRawLongBits(number);
    }

    /** Adds a real number of a time that is later than all here; false if this is not so, or there is no room. */
    boolean append(long time, double number) {
        if (size == 0 || size == bits.length || time <= lastTime()) {
            return false;
        }
        appendTime(time);
        set(size - 1, number);
        return true;
    }

    /** Adds a time after all others, for which there is room. */
    private void appendTime(long time) {
        if (times == null && !goesOn(time)) {
            spread();
        }
        if (times != null) {
            times[size] = time;
        }
        size++;
    }

    /** Whether the times stay evenly spaced with this one. */
    private boolean goesOn(long time) {
        if (size == 0) {
            first = time;
        } else if (size == 1) {
            stride = time - first;
        } else {
            return time - lastTime() == stride;
        }
        return true;
    }

    /** Writes all times down. */
    private long[] spread() {
        long[] spread = times;
        if (spread == null) {
            spread = new long[bits.length];
            for (int i = 0; i < size; i++) {
                spread[i] = time(i);
            }
            times = spread;
        }
        return spread;
    }

    private void tag(int index, byte tag) {
        if (tags == null && tag != REAL) {
            tags = new byte[bits.length];
        }
        if (tags != null) {
            tags[index] = tag;
        }
    }

    /** Makes room for the cell of a new time at its place; until it is set it is 0. */
    void insert(int index, long time) {
        if (size == bits.length) {
            resize(Math.min(CAPACITY, size * 2));
        }
        if (index == size) {
            appendTime(time);
        } else {
            long[] spread = spread();
            System.arraycopy(spread, index, spread, index + 1, size - index);
            spread[index] = time;
            first = spread[0];
            move(index, index + 1);
            size++;
        }
        set(index, 0);
    }

    void remove(int index) {
        if (index < size - 1) {
            long[] spread = spread();
            System.arraycopy(spread, index + 1, spread, index, size - index - 1);
            first = spread[0];
            move(index + 1, index);
        }
        size--;
        if (objects != null) {
            objects[size] = null;
        }
    }

    /** Moves the cells from one index on so that they begin at another. */
    private void move(int from, int to) {
        int length = size - from;
        System.arraycopy(bits, from, bits, to, length);
        if (tags != null) {
            System.arraycopy(tags, from, tags, to, length);
        }
        if (objects != null) {
            System.arraycopy(objects, from, objects, to, length);
        }
    }

    private void resize(int capacity) {
        if (times != null) {
            times = Arrays.copyOf(times, capacity);
        }
        bits = Arrays.copyOf(bits, capacity);
        if (tags != null) {
            tags = Arrays.copyOf(tags, capacity);
        }
        if (objects != null) {
            objects = Arrays.copyOf(objects, capacity);
        }
    }

    /** Takes the later half of a full chunk out of it. */
    Chunk split() {
        Chunk later = new Chunk(CAPACITY);
        int half = size / 2;
        for (int i = half; i < size; i++) {
            later.insert(i - half, time(i));
            later.set(i - half, cell(i));
        }
        for (int i = size - 1; i >= half; i--) {
            remove(i);
        }
        return later;
    }
}
