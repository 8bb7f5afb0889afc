package io.traininglog.tail;

import io.traininglog.column.Column;
import io.traininglog.column.LogColumns;
import io.traininglog.column.PagedRows;
import io.traininglog.column.PagedTimes;
import io.traininglog.column.Scan;
import io.traininglog.column.TimeCursor;
import io.traininglog.store.CellSink;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A snapshot of the database, and over it what is newer. There are no tombstones among that. */
final class TailSnapshot implements Snapshot {

    private static final LogColumns NOTHING = new LogColumns();

    private final Snapshot below;
    private final Newest held;
    private final Map<Long, List<TailLog>> newer = new HashMap<>();
    private final Map<Long, LogColumns> columns = new HashMap<>();
    private final Map<Long, Long> lastBelow = new HashMap<>();

    TailSnapshot(Snapshot below, Newest held) {
        this.below = below;
        this.held = held;
    }

    /** What the snapshot below does not have of a log, the oldest first. */
    private List<TailLog> newer(long log) {
        return newer.computeIfAbsent(log, id -> held.of(id, below));
    }

    private LogColumns newest(long log) {
        return columns.computeIfAbsent(log, id -> {
            LogColumns merged = NOTHING;
            for (TailLog found : newer(id)) {
                merged = merged == NOTHING ? found.columns() : merged.with(found.columns());
            }
            return merged;
        });
    }

    @Override
    public @Nullable Cell cell(long log, long time, String key) {
        Cell newest = newest(log).cell(time, key);
        return newest != null ? newest : below.cell(log, time, key);
    }

    @Override
    public NavigableMap<String, Cell> row(long log, long time) {
        NavigableMap<String, Cell> row = below.row(log, time);
        row.putAll(newest(log).row(time));
        return row;
    }

    @Override
    public List<StoredRow> rows(long log, Range range, int cells) {
        LogColumns newest = newest(log);
        if (newest.isEmpty()) {
            return below.rows(log, range, cells);
        }
        List<TimeCursor> cursors = new ArrayList<>();
        cursors.add(new PagedRows(range, (rest, size) -> below.rows(log, rest, size)));
        cursors.addAll(newest.cursors(range)); // after what they overwrite
        return new Scan(cursors, range).rows(cells);
    }

    @Override
    public void cells(long log, CellSink sink) {
        LogColumns newest = newest(log);
        if (newest.isEmpty()) {
            below.cells(log, sink);
            return;
        }
        below.cells(log, new CellSink() {
            @Override
            public void real(long time, String key, double number) {
                if (newest.cell(time, key) == null) {
                    sink.real(time, key, number);
                }
            }

            @Override
            public void other(long time, String key, Cell cell) {
                if (newest.cell(time, key) == null) {
                    sink.other(time, key, cell);
                }
            }
        });
        newest.cells(sink);
    }

    @Override
    public long[] times(long log, Range range, int limit) {
        LogColumns newest = newest(log);
        if (newest.isEmpty()) {
            return below.times(log, range, limit);
        }
        List<TimeCursor> cursors = new ArrayList<>(newest.cursors(range));
        cursors.add(new PagedTimes(range, (rest, size) -> below.times(log, rest, size)));
        return new Scan(cursors, range).times(limit);
    }

    @Override
    public long countTimes(long log, Range range) {
        long count = below.countTimes(log, range);
        for (long time : newest(log).times(range, Integer.MAX_VALUE)) {
            boolean isNew = time > lastBelow(log) || below.times(log, new Range(time, time, false), 1).length == 0;
            count += isNew ? 1 : 0;
        }
        return count;
    }

    @Override
    public long countCells(long log, Range range) {
        long count = below.countCells(log, range);
        for (StoredRow row : newest(log).rows(range, Integer.MAX_VALUE)) {
            for (String key : row.cells().keySet()) {
                count += row.time() > lastBelow(log) || isHidden(below.cell(log, row.time(), key)) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isHidden(@Nullable Cell cell) {
        return cell == null || cell == Cell.Mark.TOMBSTONE;
    }

    /** The last time at which the database has more than tombstones. */
    private long lastBelow(long log) {
        return lastBelow.computeIfAbsent(log, id -> {
            long[] last = below.times(id, Range.ALL.reversed(), 1);
            return last.length == 0 ? -1 : last[0];
        });
    }

    @Override
    public Set<String> keys(long log, Range range) {
        Set<String> keys = new HashSet<>(below.keys(log, range));
        keys.addAll(newest(log).keys(range));
        return keys;
    }

    @Override
    public void series(long log, String key, Range range, SeriesSink sink) {
        Column newest = newest(log).columns().get(key);
        if (newest == null) {
            below.series(log, key, range, sink);
        } else {
            SeriesOverlay overlay = new SeriesOverlay(newest, range, sink);
            below.series(log, key, range, overlay);
            overlay.finish();
        }
    }

    @Override
    public NavigableMap<String, Cell> status(long log) {
        NavigableMap<String, Cell> status = below.status(log);
        for (TailLog found : newer(log)) {
            found.additions().forEach((key, delta) -> status.compute(key, (same, cell) -> sum(cell, delta)));
        }
        return status;
    }

    @Override
    public @Nullable Cell status(long log, String key) {
        Cell cell = below.status(log, key);
        for (TailLog found : newer(log)) {
            Long delta = found.additions().get(key);
            cell = delta == null ? cell : sum(cell, delta);
        }
        return cell;
    }

    private static @Nullable Cell sum(@Nullable Cell cell, long delta) {
        return StatusAddition.sum(cell, delta);
    }

    @Override
    public long revision() {
        return below.revision();
    }

    @Override
    public @Nullable LogRecord log(UUID uuid) {
        return below.log(uuid);
    }

    @Override
    public List<LogRecord> logs() {
        return below.logs();
    }

    @Override
    public List<LogRecord> ancestry(long log) {
        return below.ancestry(log);
    }

    @Override
    public boolean hasChildren(long log) {
        return below.hasChildren(log);
    }
}
