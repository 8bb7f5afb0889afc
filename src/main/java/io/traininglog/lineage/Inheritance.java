package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one log shows in one snapshot: at each time and key the cell of the nearest log in its chain, unless that is a
 * tombstone.
 */
final class Inheritance {

    private final Snapshot snapshot;
    private final Chain chain;

    Inheritance(Snapshot snapshot, Chain chain) {
        this.snapshot = snapshot;
        this.chain = chain;
    }

    @Nullable
    Cell cell(long time, String key) {
        return visible(nearest(time, key, chain.at(time)));
    }

    /** What the log would show at this time and key if it had no cell of its own. */
    @Nullable
    Cell inherited(long time, String key) {
        long own = chain.own().id();
        long[] ancestors =
                Arrays.stream(chain.at(time)).filter(log -> log != own).toArray();
        return visible(nearest(time, key, ancestors));
    }

    private @Nullable Cell nearest(long time, String key, long[] logs) {
        for (long log : logs) {
            Cell cell = snapshot.cell(log, time, key);
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    static @Nullable Cell visible(@Nullable Cell cell) {
        return cell == Cell.Mark.TOMBSTONE ? null : cell;
    }

    /** Those of the keys that show at this time. Asks no more logs than it takes to know. */
    Set<String> showing(long time, Set<String> keys) {
        Map<String, Cell> nearest = new HashMap<>();
        for (long log : chain.at(time)) {
            snapshot.row(log, time).forEach((key, cell) -> {
                if (keys.contains(key)) {
                    nearest.putIfAbsent(key, cell);
                }
            });
            if (nearest.size() == keys.size()) {
                break;
            }
        }
        nearest.values().removeIf(cell -> visible(cell) == null);
        return nearest.keySet();
    }

    NavigableMap<String, Cell> row(long time) {
        NavigableMap<String, Cell> cells = new TreeMap<>();
        for (long log : chain.at(time)) {
            SharedRows.under(cells, snapshot.row(log, time));
        }
        return SharedRows.withoutTombstones(cells);
    }

    /** Whole rows in the range's order: at least one if there is any, then until about that many cells. */
    List<StoredRow> rows(Range range, int cells) {
        List<StoredRow> rows = new ArrayList<>();
        int left = cells;
        long bytes = 0;
        for (Stretch stretch : chain.in(range)) {
            SharedRows shared = shared(stretch, range, left);
            for (StoredRow row = shared.next(); row != null; row = shared.next()) {
                rows.add(row);
                left -= row.cells().size();
                bytes += row.cells().values().stream().mapToLong(Cell::weight).sum();
                if (left <= 0 || bytes >= Snapshot.PAGE_BYTES) {
                    return rows;
                }
            }
        }
        return rows;
    }

    /** The times with a visible cell, in the range's order, at most {@code limit}. */
    long[] times(Range range, int limit) {
        long[] times = {};
        for (Stretch stretch : chain.in(range)) {
            int left = limit - times.length;
            long[] more = stretch.isShared()
                    ? sharedTimes(stretch, range, left)
                    : snapshot.times(stretch.logs()[0], within(stretch, range), left);
            if (more.length > 0) {
                int before = times.length;
                times = Arrays.copyOf(times, before + more.length);
                System.arraycopy(more, 0, times, before, more.length);
            }
            if (times.length == limit) {
                break;
            }
        }
        return times;
    }

    private long[] sharedTimes(Stretch stretch, Range range, int limit) {
        List<Long> times = new ArrayList<>();
        SharedRows shared = shared(stretch, range, 16 * Math.min(limit, 1024));
        for (StoredRow row = shared.next(); row != null && times.size() < limit; row = shared.next()) {
            times.add(row.time());
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    long countTimes(Range range) {
        long count = 0;
        for (Stretch stretch : chain.in(range)) {
            if (!stretch.isShared()) {
                count += snapshot.countTimes(stretch.logs()[0], within(stretch, range));
            } else {
                SharedRows shared = shared(stretch, range, SCAN_CELLS);
                for (StoredRow row = shared.next(); row != null; row = shared.next()) {
                    count++;
                }
            }
        }
        return count;
    }

    long countCells(Range range) {
        long count = 0;
        for (Stretch stretch : chain.in(range)) {
            if (!stretch.isShared()) {
                count += snapshot.countCells(stretch.logs()[0], within(stretch, range));
            } else {
                SharedRows shared = shared(stretch, range, SCAN_CELLS);
                for (StoredRow row = shared.next(); row != null; row = shared.next()) {
                    count += row.cells().size();
                }
            }
        }
        return count;
    }

    private static final int SCAN_CELLS = 16_384;

    /** Every key with a visible cell, sorted. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Stretch stretch : chain.in(Range.ALL)) {
            Range range = within(stretch, Range.ALL);
            long[] logs = stretch.logs();
            keys.addAll(snapshot.keys(logs[0], range));
            for (int older = 1; older < logs.length; older++) {
                for (String key : snapshot.keys(logs[older], range)) {
                    if (!keys.contains(key) && column(key, stretch, range).showsAny()) {
                        keys.add(key);
                    }
                }
            }
        }
        return keys;
    }

    /** Hands one key's visible cells to the sink in ascending order of time. */
    void series(String key, Range range, SeriesSink sink) {
        for (Stretch stretch : chain.in(range)) {
            Range part = within(stretch, range);
            if (stretch.isShared()) {
                column(key, stretch, part).copyTo(sink);
            } else {
                snapshot.series(stretch.logs()[0], key, part, sink);
            }
        }
    }

    private SeriesColumn column(String key, Stretch stretch, Range range) {
        SeriesColumn merged = new SeriesColumn();
        for (int i = stretch.logs().length - 1; i >= 0; i--) {
            SeriesColumn nearer = new SeriesColumn();
            snapshot.series(stretch.logs()[i], key, range, nearer);
            merged = nearer.over(merged);
        }
        return merged;
    }

    private SharedRows shared(Stretch stretch, Range range, int cells) {
        return new SharedRows(snapshot, stretch.logs(), within(stretch, range), cells);
    }

    private static Range within(Stretch stretch, Range range) {
        return range.within(stretch.from(), stretch.to());
    }

    List<LogRecord> logs() {
        return chain.logs();
    }
}
