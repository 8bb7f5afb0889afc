package io.traininglog.column;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #CAPACITY} cells of one key, sorted by time, in arrays of primitives: eight bytes for the time and eight
 * for a number. Tags are kept only where real numbers do not fill the chunk, objects only for cells that are no numbers.
 */
final class Chunk {

    static final int CAPACITY = 1024;

    private static final byte REAL = 0;
    private static final byte INT = 1;
    private static final byte OBJECT = 2;

    private long[] times;
    private long[] bits;
    private byte @Nullable [] tags;
    private @Nullable Cell @Nullable [] objects;
    private int size;

    Chunk() {
        this(8);
    }

    /**
     * A chunk.
     *
     * @param cells about how many it will get
     */
    Chunk(int cells) {
        int capacity = Math.max(8, Math.min(CAPACITY, cells));
        times = new long[capacity];
        bits = new long[capacity];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    long time(int index) {
        return times[index];
    }

    long firstTime() {
        return times[0];
    }

    /** The index of this time, or {@code -(insertion point) - 1}. */
    int indexOf(long time) {
        return size > 0 && time > times[size - 1] ? -size - 1 : Arrays.binarySearch(times, 0, size, time);
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

    void copyTo(int index, SeriesSink sink) {
        switch (tag(index)) {
            case REAL -> sink.number(times[index], Double.longBitsToDouble(bits[index]));
            case INT -> sink.number(times[index], (double) bits[index]);
            default -> {
                if (isTombstone(index)) {
                    sink.tombstone(times[index]);
                } else {
                    sink.other(times[index]);
                }
            }
        }
    }

    void forEach(CellVisitor visitor) {
        for (int i = 0; i < size; i++) {
            if (tag(i) == REAL) {
                visitor.real(times[i], Double.longBitsToDouble(bits[i]));
            } else {
                visitor.other(times[i], cell(i));
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
                objects = new Cell[times.length];
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
        if (size == 0 || size == times.length || time <= times[size - 1]) {
            return false;
        }
        times[size] = time;
        set(size++, number);
        return true;
    }

    private void tag(int index, byte tag) {
        if (tags == null && tag != REAL) {
            tags = new byte[times.length];
        }
        if (tags != null) {
            tags[index] = tag;
        }
    }

    /** Makes room for the cell of a new time at its place; until it is set it is 0. */
    void insert(int index, long time) {
        if (size == times.length) {
            resize(Math.min(CAPACITY, size * 2));
        }
        move(index, index + 1);
        times[index] = time;
        size++;
        set(index, 0);
    }

    void remove(int index) {
        move(index + 1, index);
        size--;
        if (objects != null) {
            objects[size] = null;
        }
    }

    /** Moves what begins at {@code from} so that it begins at {@code to}. */
    private void move(int from, int to) {
        int length = size - from;
        System.arraycopy(times, from, times, to, length);
        System.arraycopy(bits, from, bits, to, length);
        if (tags != null) {
            System.arraycopy(tags, from, tags, to, length);
        }
        if (objects != null) {
            System.arraycopy(objects, from, objects, to, length);
        }
    }

    private void resize(int capacity) {
        times = Arrays.copyOf(times, capacity);
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
            later.insert(i - half, times[i]);
            later.set(i - half, cell(i));
        }
        for (int i = size - 1; i >= half; i--) {
            remove(i);
        }
        return later;
    }
}
