package io.traininglog.lineage;

import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The visible rows of times at which one or several logs can have cells: at each time and key the nearest wins. */
final class SharedRows {

    private final List<RowCursor> nearestFirst;
    private final boolean descending;

    SharedRows(Snapshot snapshot, long[] logs, Range range, int cells) {
        int pageCells = Math.max(32, cells / logs.length);
        this.nearestFirst = LongStream.of(logs)
                .mapToObj(log -> new RowCursor(snapshot, log, range, pageCells))
                .toList();
        this.descending = range.descending();
    }

    /** The next row with a visible cell, or null at the end. */
    @Nullable
    StoredRow next() {
        while (true) {
            StoredRow first = null;
            for (RowCursor cursor : nearestFirst) {
                StoredRow row = cursor.peek();
                if (row != null
                        && (first == null || (descending ? row.time() > first.time() : row.time() < first.time()))) {
                    first = row;
                }
            }
            if (first == null) {
                return null;
            }
            NavigableMap<String, Cell> cells = visible(first.time());
            if (!cells.isEmpty()) {
                return new StoredRow(first.time(), cells);
            }
        }
    }

    private NavigableMap<String, Cell> visible(long time) {
        NavigableMap<String, Cell> merged = null;
        for (RowCursor cursor : nearestFirst) {
            StoredRow row = cursor.peek();
            if (row != null && row.time() == time) {
                merged = merged == null ? new TreeMap<>(row.cells()) : under(merged, row.cells());
                cursor.pass();
            }
        }
        return merged == null ? new TreeMap<>() : withoutTombstones(merged);
    }

    /** Adds what an older log has and the nearer ones do not. */
    static NavigableMap<String, Cell> under(NavigableMap<String, Cell> nearer, NavigableMap<String, Cell> older) {
        older.forEach(nearer::putIfAbsent);
        return nearer;
    }

    static NavigableMap<String, Cell> withoutTombstones(NavigableMap<String, Cell> cells) {
        cells.values().removeIf(cell -> cell == Cell.Mark.TOMBSTONE);
        return cells;
    }
}
