package io.traininglog.store;

import io.traininglog.value.Cell;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One consistent state of a database. Ranges of times include both ends. Cells include tombstones unless a method says
 * otherwise.
 */
public interface Snapshot {

    /** Rows are read in pages of no more than about so many bytes, so that weights fit into a small heap. */
    int PAGE_BYTES = 4 << 20;

    /** Grows whenever a log is deleted or gets a cell where it could have none before: what readers may keep until then. */
    long revision();

    @Nullable
    LogRecord log(UUID uuid);

    /** Every log, in order of their ids. */
    List<LogRecord> logs();

    /** The log and its ancestors, nearest first; ends where a parent is missing or would come a second time. */
    List<LogRecord> ancestry(long log);

    boolean hasChildren(long log);

    @Nullable
    Cell cell(long log, long time, String key);

    NavigableMap<String, Cell> row(long log, long time);

    /**
     * The rows of a range, in its order: at least one if there is any, and then whole rows until about {@code cells}
     * cells or {@link #PAGE_BYTES}.
     */
    List<StoredRow> rows(long log, Range range, int cells);

    /** Hands over every cell of a log, once, and by and large in order of time: for who takes them all. */
    void cells(long log, CellSink sink);

    /** The times with a cell that is no tombstone, in the range's order, at most {@code limit}. */
    long[] times(long log, Range range, int limit);

    /** No cell of the log is at a later time; -1 if it has none. */
    default long lastTime(long log) {
        long[] last = times(log, Range.ALL.reversed(), 1);
        return last.length == 0 ? -1 : last[0];
    }

    /** How many times of the range have a cell that is no tombstone. */
    long countTimes(long log, Range range);

    /** How many cells of the range are no tombstones. */
    long countCells(long log, Range range);

    /** The keys with a cell in the range that is no tombstone. */
    Set<String> keys(long log, Range range);

    /** Hands one key's cells to the sink, in ascending order of time. */
    void series(long log, String key, Range range, SeriesSink sink);

    NavigableMap<String, Cell> status(long log);

    @Nullable
    Cell status(long log, String key);

    /** The last generation of a journal that the database has, with all that it holds of a log; 0 for none. */
    default long journalled(long log, long journal) {
        return 0;
    }
}
