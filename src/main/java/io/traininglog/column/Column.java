package io.traininglog.column;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All cells of one key of one log, sorted by time, in chunks. Appending is the common case and moves nothing; a cell
 * between others moves those of one chunk.
 */
public final class Column implements KeyCells {

    private final List<Chunk> chunks = new ArrayList<>();
    private final int size;
    private @Nullable Chunk newest; // the last of them

    /**
     * A column.
     *
     * @param size about how many cells it will get
     */
    Column(int size) {
        this.size = size;
    }

    public @Nullable Cell get(long time) {
        int chunk = chunkOf(time);
        if (chunk < 0) {
            return null;
        }
        int index = chunks.get(chunk).indexOf(time);
        return index < 0 ? null : chunks.get(chunk).cell(index);
    }

    public void put(long time, Cell cell) {
        if (cell instanceof Cell.Real real) {
            put(time, real.value());
            return;
        }
        long place = place(time);
        chunks.get((int) (place >> 32)).set((int) place, cell);
    }

    /** Puts a real number, without an object for it. */
    public void put(long time, double number) {
        Chunk end = newest;
        if (end != null && end.append(time, number)) {
            return;
        }
        long place = place(time);
        chunks.get((int) (place >> 32)).set((int) place, number);
    }

    /** The chunk and the index of this time's cell, which is inserted if there is none. */
    private long place(long time) {
        int at = Math.max(0, chunkOf(time));
        if (chunks.isEmpty()) {
            chunks.add(new Chunk(size));
        }
        Chunk chunk = chunks.get(at);
        int index = chunk.indexOf(time);
        if (index < 0) {
            index = -index - 1;
            if (chunk.isFull() && index == chunk.size()) {
                chunk = new Chunk(Chunk.CAPACITY); // one like it is full
                chunks.add(++at, chunk);
                index = 0;
            } else if (chunk.isFull()) {
                Chunk later = chunk.split();
                chunks.add(at + 1, later);
                if (index > chunk.size()) {
                    index -= chunk.size();
                    chunk = later;
                    at++;
                }
            }
            chunk.insert(index, time);
        }
        newest = chunks.get(chunks.size() - 1);
        return (long) at << 32 | index;
    }

    public void remove(long time) {
        int at = chunkOf(time);
        int index = at < 0 ? -1 : chunks.get(at).indexOf(time);
        if (index >= 0) {
            chunks.get(at).remove(index);
            if (chunks.get(at).size() == 0) {
                chunks.remove(at);
                newest = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
            }
        }
    }

    @Override
    public int size() {
        int cells = 0;
        for (Chunk chunk : chunks) {
            cells += chunk.size();
        }
        return cells;
    }

    @Override
    public void forEach(CellVisitor visitor) {
        for (Chunk chunk : chunks) {
            chunk.forEach(visitor);
        }
    }

    /** In order of time; not to be changed. */
    List<Chunk> chunks() {
        return chunks;
    }

    public boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Hands the cells of a range to the sink in ascending order of time. */
    public void series(Range range, SeriesSink sink) {
        Range ascending = new Range(range.low(), range.high(), false);
        for (Cursor cursor = new Cursor("", ascending); cursor.isInRange(); cursor.step()) {
            int to = cursor.chunk().indexAfter(range.high());
            cursor.chunk().copyTo(cursor.index, to, sink);
            cursor.index = to;
        }
    }

    /** Whether any cell of the range is no tombstone. */
    public boolean showsAny(Range range) {
        Cursor cursor = new Cursor("", range);
        while (cursor.isInRange() && cursor.isTombstone()) {
            cursor.pass();
        }
        return cursor.isInRange();
    }

    /**
     * A cursor through a range in its order, valid while nobody writes.
     *
     * @param key the column's
     */
    public TimeCursor cursor(String key, Range range) {
        return new Cursor(key, range);
    }

    /** The chunk that has this time if any has: the last that begins at or before it; -1 if all begin later. */
    private int chunkOf(long time) {
        int last = chunks.size() - 1;
        if (last >= 0 && chunks.get(last).firstTime() <= time) {
            return last;
        }
        int low = 0;
        int high = last - 1;
        int guess = guess(time, last);
        if (guess >= 0 && chunks.get(guess).covers(time)) {
            return guess;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (chunks.get(middle).firstTime() <= time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Where it is if the chunks take equally long, as those of a steady run do; -1 if it is before them. */
    private int guess(long time, int last) {
        if (last < 0 || time < chunks.get(0).firstTime()) {
            return -1;
        }
        double begin = chunks.get(0).firstTime();
        double share = (time - begin) / (chunks.get(last).firstTime() - begin);
        return Math.min(last - 1, (int) (share * last));
    }

    private final class Cursor implements TimeCursor {

        private final String key;
        private final Range range;
        private int at;
        private int index;

        private Cursor(String key, Range range) {
            this.key = key;
            this.range = range;
            long start = range.descending() ? range.high() : range.low();
            at = Math.max(0, chunkOf(start));
            if (at < chunks.size()) {
                int found = chunks.get(at).indexOf(start);
                index = found >= 0 ? found : -found - 1;
                if (range.descending() && found < 0) {
                    index--;
                }
                step();
            }
        }

        @Override
        public boolean isInRange() {
            return at >= 0 && at < chunks.size() && range.contains(time());
        }

        @Override
        public long time() {
            return chunk().time(index);
        }

        @Override
        public void addTo(Map<String, Cell> row) {
            row.put(key, chunk().cell(index));
        }

        @Override
        public int countShowing() {
            return isTombstone() ? 0 : 1;
        }

        boolean isTombstone() {
            return chunk().isTombstone(index);
        }

        Chunk chunk() {
            return chunks.get(at);
        }

        @Override
        public void pass() {
            index += range.descending() ? -1 : 1;
            step();
        }

        /** Enters the next chunk when this one is passed. */
        private void step() {
            if (index < 0) {
                at--;
                index = at >= 0 ? chunk().size() - 1 : 0;
            } else if (index >= chunk().size()) {
                at++;
                index = 0;
            }
        }
    }
}
