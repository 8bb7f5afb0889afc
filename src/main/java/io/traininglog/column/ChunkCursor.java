package io.traininglog.column;

import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place among the numbers of one log and key that are sealed. Loads a chunk when it comes to it. */
public final class ChunkCursor implements TimeCursor {

    private final String key;
    private final List<ChunkPlace> places;
    private final Function<ChunkPlace, SealedChunk> loader;
    private final Range range;
    private int at;
    private @Nullable SealedChunk chunk;
    private int index;
    private long[] scratch = {};

    /**
     * A cursor.
     *
     * @param places the chunks that meet the range, in ascending order
     */
    public ChunkCursor(String key, List<ChunkPlace> places, Function<ChunkPlace, SealedChunk> loader, Range range) {
        this.key = key;
        this.places = places;
        this.loader = loader;
        this.range = range;
        this.at = range.descending() ? places.size() : -1;
        enterNext();
    }

    private void enterNext() {
        while (true) {
            at += range.descending() ? -1 : 1;
            if (at < 0 || at >= places.size()) {
                chunk = null;
                return;
            }
            chunk = loader.apply(places.get(at));
            int low = chunk.indexFrom(range.low());
            int high = chunk.indexFrom(range.high());
            if (high == chunk.size() || chunk.time(high) > range.high()) {
                high--;
            }
            if (low <= high) {
                index = range.descending() ? high : low;
                return;
            }
        }
    }

    private SealedChunk chunk() {
        if (chunk == null) {
            throw new IllegalStateException("passed the last");
        }
        return chunk;
    }

    @Override
    public boolean isInRange() {
        return chunk != null && range.contains(chunk.time(index));
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
        return 1;
    }

    @Override
    public void pass() {
        index += range.descending() ? -1 : 1;
        if (index < 0 || index >= chunk().size()) {
            enterNext();
        }
    }

    /** Hands what is left, in ascending order and up to and including a time, to the sink. */
    public void copyTo(SeriesSink sink, long until) {
        while (isInRange() && time() <= until) {
            SealedChunk copied = chunk();
            if (scratch.length < copied.size()) {
                scratch = new long[copied.size()];
            }
            int end = copied.indexOf(Math.min(until, range.high()));
            int to = end >= 0 ? end + 1 : -end - 1;
            copied.copyTo(sink, index, to, scratch);
            index = to;
            if (index == copied.size()) {
                enterNext();
            } else {
                return;
            }
        }
    }
}
