package io.traininglog.column;

import io.traininglog.store.CellSink;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one log and key in ascending order of time, of which a database keeps a chunk. Immutable. Times that are
 * evenly spaced take no room.
 */
public final class SealedChunk {

    /** As many numbers as fill a page of 4,096 bytes of a SQLite table, with what belongs to them. */
    public static final int MOST_NUMBERS = 500;

    private static final int MOST_BYTES = 8 * MOST_NUMBERS;

    private final long first;
    private final long stride;
    private final long @Nullable [] times; // null where they are evenly spaced
    private final double[] numbers;
    private final @Nullable String damage;
    private final boolean hasTimes;

    private SealedChunk(long first, long stride, long @Nullable [] times, double[] numbers) {
        this(first, stride, times, numbers, null, true);
    }

    private SealedChunk(
            long first,
            long stride,
            long @Nullable [] times,
            double[] numbers,
            @Nullable String damage,
            boolean hasTimes) {
        this.first = first;
        this.stride = stride;
        this.times = times;
        this.numbers = numbers;
        this.damage = damage;
        this.hasTimes = hasTimes;
    }

    /** A chunk of the first of these numbers, as many of them as fill it. */
    public static SealedChunk cut(long[] times, double[] numbers, int from, int to, int most) {
        int size = Math.min(to - from, most);
        if (!areEven(times, from, from + size)) {
            int width = width(times[from + size - 1] - times[from]);
            size = Math.min(size, Math.max(1, MOST_BYTES / (8 + width)));
        }
        return of(Arrays.copyOfRange(times, from, from + size), Arrays.copyOfRange(numbers, from, from + size));
    }

    private static SealedChunk of(long[] times, double[] numbers) {
        boolean even = areEven(times, 0, times.length);
        long stride = times.length > 1 ? times[1] - times[0] : 1;
        return new SealedChunk(times[0], even ? stride : 0, even ? null : times, numbers);
    }

    private static boolean areEven(long[] times, int from, int to) {
        for (int i = from + 2; i < to; i++) {
            if (times[i] - times[i - 1] != times[from + 1] - times[from]) {
                return false;
            }
        }
        return true;
    }

    private static int width(long span) {
        return span < 1L << 8 ? 1 : span < 1L << 16 ? 2 : span < 1L << 32 ? 4 : 8;
    }

    /** Reads a chunk. Each number of one that is damaged is a damaged cell, as far as its times are still known. */
    public static SealedChunk decode(StoredChunk stored) {
        long[] times = times(stored);
        byte[] bytes = stored.numbers();
        if (times == null || bytes == null || bytes.length != 8 * times.length) {
            boolean hasTimes = times != null;
            long[] known = times == null ? new long[] {stored.first()} : times;
            return damaged(stored, known, hasTimes, new double[known.length], "its parts do not fit together");
        }
        double[] numbers = new double[times.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
        return stored.hasItsChecksum()
                ? of(times, numbers)
                : damaged(stored, times, true, numbers, "its checksum differs");
    }

    private static SealedChunk damaged(
            StoredChunk stored, long[] times, boolean hasTimes, double[] numbers, String why) {
        String damage = "the sealed chunk of " + stored.size() + " entries from time " + stored.first() + " to "
                + stored.last() + " is damaged: " + why;
        return new SealedChunk(times[0], 0, times, numbers, damage, hasTimes);
    }

    private static long @Nullable [] times(StoredChunk stored) {
        int size = stored.size();
        if (size < 1 || size > MOST_BYTES || stored.first() < 0) {
            return null;
        }
        long[] times = new long[size];
        byte[] offsets = stored.offsets();
        Long stride = stored.stride();
        if (stride != null && offsets == null) {
            for (int i = 0; i < size; i++) {
                times[i] = stored.first() + i * stride;
            }
        } else if (stride == null && offsets != null && offsets.length % size == 0) {
            ByteBuffer buffer = ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN);
            int width = offsets.length / size;
            for (int i = 0; i < size; i++) {
                times[i] = stored.first() + offset(buffer, i, width);
            }
        } else {
            return null;
        }
        for (int i = 1; i < size; i++) {
            if (times[i] <= times[i - 1]) {
                return null;
            }
        }
        return times[0] == stored.first() && times[size - 1] == stored.last() ? times : null;
    }

    private static long offset(ByteBuffer offsets, int index, int width) {
        return switch (width) {
            case 1 -> offsets.get(index) & 0xff;
            case 2 -> offsets.getShort(2 * index) & 0xffff;
            case 4 -> offsets.getInt(4 * index) & 0xffff_ffffL;
            case 8 -> offsets.getLong(8 * index);
            default -> -1;
        };
    }

    /** The chunk as a database keeps it. */
    public StoredChunk encode() {
        byte[] bytes = new byte[8 * numbers.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(numbers);
        return StoredChunk.of(first, last(), size(), times == null ? stride : null, offsets(), bytes);
    }

    private byte @Nullable [] offsets() {
        if (times == null) {
            return null;
        }
        int width = width(last() - first);
        ByteBuffer offsets = ByteBuffer.allocate(width * size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long time : times) {
            long offset = time - first;
            switch (width) {
                case 1 -> offsets.put((byte) offset);
                case 2 -> offsets.putShort((short) offset);
                case 4 -> offsets.putInt((int) offset);
                default -> offsets.putLong(offset);
            }
        }
        return offsets.array();
    }

    public int size() {
        return numbers.length;
    }

    public long first() {
        return first;
    }

    public long last() {
        return time(size() - 1);
    }

    public boolean isDamaged() {
        return damage != null;
    }

    /** Whether its times can be read. If not, it stands for its first time alone, and every time in its range is damaged. */
    public boolean hasTimes() {
        return hasTimes;
    }

    /** The cell at a time that the chunk covers; null if it has none there. */
    public @Nullable Cell cellAt(long time) {
        int found = hasTimes ? indexOf(time) : 0;
        return found < 0 ? null : cell(found);
    }

    public long time(int index) {
        return times == null ? first + index * stride : times[index];
    }

    /** The index of this time, or {@code -(insertion point) - 1}. */
    public int indexOf(long time) {
        if (times != null) {
            return Arrays.binarySearch(times, time);
        } else if (time < first) {
            return -1;
        } else if (time > last()) {
            return -size() - 1;
        }
        int index = (int) ((time - first) / stride);
        return time(index) == time ? index : -index - 2;
    }

    /** How many of these are in the range. */
    public int count(Range range) {
        if (range.isEmpty()) {
            return 0;
        }
        int end = indexOf(range.high());
        return (end >= 0 ? end + 1 : -end - 1) - indexFrom(range.low());
    }

    /** The index of the first number at or after this time. */
    int indexFrom(long time) {
        int index = indexOf(time);
        return index >= 0 ? index : -index - 1;
    }

    public Cell cell(int index) {
        return damage == null ? new Cell.Real(numbers[index]) : damaged(damage, numbers[index]);
    }

    /** As a row, it is a number of which there are only the bytes: as unreadable as it is here, and no less. */
    private static Cell damaged(String damage, double number) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(number);
        return new Cell.Damaged(damage, Kind.PLAIN.code(), bytes);
    }

    /** Hands over all of its cells. */
    public void cells(String key, CellSink sink) {
        for (int i = 0; i < numbers.length; i++) {
            if (damage == null) {
                sink.real(time(i), key, numbers[i]);
            } else {
                sink.other(time(i), key, cell(i));
            }
        }
    }

    /**
     * Hands the cells from one index to before another to the sink.
     *
     * @param scratch room for as many times
     */
    void copyTo(SeriesSink sink, int from, int to, long[] scratch) {
        if (damage == null) {
            sink.numbers(times == null ? evenTimes(from, to, scratch) : times, numbers, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            sink.other(time(i));
        }
    }

    private long[] evenTimes(int from, int to, long[] even) {
        for (int i = from; i < to; i++) {
            even[i] = first + i * stride;
        }
        return even;
    }

    /** This chunk with another number at this index. */
    public SealedChunk with(int index, double number) {
        double[] changed = numbers.clone();
        changed[index] = number;
        return new SealedChunk(first, stride, times, changed);
    }

    /** This chunk, of more than one number, without that at this index. */
    public SealedChunk without(int index) {
        int left = size() - 1;
        long[] leftTimes = new long[left];
        double[] leftNumbers = new double[left];
        for (int i = 0; i < left; i++) {
            int from = i < index ? i : i + 1;
            leftTimes[i] = time(from);
            leftNumbers[i] = numbers[from];
        }
        return of(leftTimes, leftNumbers);
    }
}
