package io.traininglog.tail;

import io.traininglog.store.Store;
import io.traininglog.value.Cell;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The generation that was brought to the database last. As long as nobody changes that, it answers who looks for what is in
 * it.
 *
 * @param logs those of which it had something, without those that were deleted in the database
 * @param in the store that brought it
 * @param dataVersion the {@linkplain Store#dataVersion store's} then
 */
record Arrived(TailGeneration generation, Map<Long, ArrivedLog> logs, Store in, long dataVersion) {

    /** Larger ones are not kept: the newest rows are few, unless somebody writes faster than anybody reads. */
    private static final long MOST_BYTES = 1 << 20;

    boolean isWorthKeeping() {
        return generation.bytes() <= MOST_BYTES && dataVersion != Store.UNKNOWN;
    }

    /** A cell; null if the database is to be asked. */
    @Nullable
    Cell cell(long log, long time, String key) {
        return logs.containsKey(log) ? generation.cell(log, time, key) : null;
    }

    /** The cells of a time; null if the database is to be asked, which may have had more of them before. */
    @Nullable
    NavigableMap<String, Cell> row(long log, long time) {
        ArrivedLog arrived = logs.get(log);
        if (arrived == null || time <= arrived.lastBefore()) {
            return null;
        }
        NavigableMap<String, Cell> row = new TreeMap<>();
        generation.addTo(row, log, time);
        return row;
    }
}
