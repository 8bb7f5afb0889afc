package io.traininglog.tail;

import io.traininglog.store.Store;
import io.traininglog.value.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The generation that was brought to the database last. As long as nobody changes that, it answers who looks for what is in
 * it.
 *
 * @param lastBefore the last time that each of its logs had a cell of in the database before it came; without those that
 *     were deleted there
 * @param in the store that brought it
 * @param dataVersion the {@linkplain Store#dataVersion store's} then
 */
record Arrived(TailGeneration generation, Map<Long, Long> lastBefore, Store in, long dataVersion) {

    /** Larger ones are not kept: the newest rows are few, unless somebody writes faster than anybody reads. */
    private static final long MOST_BYTES = 1 << 20;

    boolean isWorthKeeping() {
        return generation.bytes() <= MOST_BYTES && dataVersion != Store.UNKNOWN;
    }

    /** A cell; null if the database is to be asked. */
    @Nullable
    Cell cell(long log, long time, String key) {
        return lastBefore.containsKey(log) ? generation.cell(log, time, key) : null;
    }

    /** The cells of a time; null if the database is to be asked, which may have had more of them before. */
    @Nullable
    NavigableMap<String, Cell> row(long log, long time) {
        Long before = lastBefore.get(log);
        if (before == null || time <= before) {
            return null;
        }
        NavigableMap<String, Cell> row = new TreeMap<>();
        generation.addTo(row, log, time);
        return row;
    }

    /** The last time that each log has a cell of in the database since. */
    Map<Long, Long> lastTimes() {
        Map<Long, Long> lastTimes = new HashMap<>();
        lastBefore.forEach((log, before) -> lastTimes.put(log, Math.max(before, generation.lastTime(log))));
        return lastTimes;
    }
}
