package io.traininglog.memory;

import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All cells of one key of one log, sorted by time, in chunks. Appending is the common case and moves nothing; a cell
 * between others moves those of one chunk.
 */
final class Column {

    private final List<Chunk> chunks = new ArrayList<>();

    @Nullable
    Cell get(long time) {
        int chunk = chunkOf(time);
        if (chunk < 0) {
            return null;
        }
        int index = chunks.get(chunk).indexOf(time);
        return index < 0 ? null : chunks.get(chunk).cell(index);
    }

    void put(long time, Cell cell) {
        int at = Math.max(0, chunkOf(time));
        if (chunks.isEmpty()) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(at);
        int index = chunk.indexOf(time);
        if (index >= 0) {
            chunk.set(index, cell);
            return;
        }
        int place = -index - 1;
        if (chunk.isFull() && place == chunk.size()) {
            chunk = new Chunk();
            chunks.add(at + 1, chunk);
            place = 0;
        } else if (chunk.isFull()) {
            Chunk later = chunk.split();
            chunks.add(at + 1, later);
            if (place > chunk.size()) {
                place -= chunk.size();
                chunk = later;
            }
        }
        chunk.insert(place, time, cell);
    }

    void remove(long time) {
        int at = chunkOf(time);
        int index = at < 0 ? -1 : chunks.get(at).indexOf(time);
        if (index >= 0) {
            chunks.get(at).remove(index);
            if (chunks.get(at).size() == 0) {
                chunks.remove(at);
            }
        }
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    void series(Range range, SeriesSink sink) {
        for (Cursor cursor = cursor(new Range(range.low(), range.high(), false)); cursor.isInRange(); cursor.pass()) {
            cursor.chunk().copyTo(cursor.index(), sink);
        }
    }

    Cursor cursor(Range range) {
        return new Cursor(range);
    }

    /** The chunk that has this time if any has: the last that begins at or before it; -1 if all begin later. */
    private int chunkOf(long time) {
        int last = chunks.size() - 1;
        if (last >= 0 && chunks.get(last).firstTime() <= time) {
            return last;
        }
        int low = 0;
        int high = last - 1;
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

    /** A place in the column that moves through a range in its order. Valid while nobody writes. */
    final class Cursor {

        private final Range range;
        private int at;
        private int index;

        private Cursor(Range range) {
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

        boolean isInRange() {
            return at >= 0 && at < chunks.size() && range.contains(time());
        }

        long time() {
            return chunks.get(at).time(index);
        }

        Chunk chunk() {
            return chunks.get(at);
        }

        int index() {
            return index;
        }

        boolean isTombstone() {
            return chunks.get(at).isTombstone(index);
        }

        void pass() {
            index += range.descending() ? -1 : 1;
            step();
        }

        /** Enters the next chunk when this one is passed. */
        private void step() {
            if (index < 0) {
                at--;
                index = at >= 0 ? chunks.get(at).size() - 1 : 0;
            } else if (index >= chunks.get(at).size()) {
                at++;
                index = 0;
            }
        }
    }
}
