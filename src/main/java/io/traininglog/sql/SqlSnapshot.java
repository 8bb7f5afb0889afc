package io.traininglog.sql;

import io.traininglog.column.ChunkCursor;
import io.traininglog.column.LogChunks;
import io.traininglog.column.PagedRows;
import io.traininglog.column.PagedTimes;
import io.traininglog.column.Scan;
import io.traininglog.column.TimeCursor;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a session's transaction sees. */
class SqlSnapshot implements Snapshot {

    final SqlSession session;
    private final KeyDictionary keys;
    private final History history;

    SqlSnapshot(SqlSession session, KeyDictionary keys, History history) {
        this.session = session;
        this.keys = keys;
        this.history = history;
    }

    @Nullable
    Long keyId(String key) {
        return keys.find(key, session.keys());
    }

    String keyName(long id) {
        return keys.name(id, session.keys());
    }

    @Override
    public long revision() {
        return history.marks().revision();
    }

    @Override
    public @Nullable LogRecord log(UUID uuid) {
        return session.lineage().find(Uuids.hex(uuid));
    }

    @Override
    public List<LogRecord> logs() {
        return session.lineage().all().stream().filter(Objects::nonNull).toList();
    }

    @Override
    public List<LogRecord> ancestry(long log) {
        Map<Long, LogRecord> left = new HashMap<>();
        for (LogRecord ancestor : session.lineage().ancestry(log)) {
            if (ancestor != null) {
                left.put(ancestor.id(), ancestor);
            }
        }
        List<LogRecord> ancestry = new ArrayList<>();
        for (LogRecord next = left.remove(log); next != null; next = left.remove(next.parent())) {
            ancestry.add(next);
        }
        return List.copyOf(ancestry);
    }

    @Override
    public boolean hasChildren(long log) {
        return session.lineage().hasChildren(log);
    }

    @Override
    public @Nullable Cell cell(long log, long time, String key) {
        Long id = keyId(key);
        if (id == null) {
            return null;
        }
        StoredCell stored = session.entries().cell(log, time, id);
        return stored != null ? stored.cell() : history.cell(log, id, time);
    }

    @Override
    public NavigableMap<String, Cell> row(long log, long time) {
        NavigableMap<String, Cell> row = new TreeMap<>();
        history.addTo(row, log, time, this::keyName);
        for (StoredCell cell : session.entries().row(log, time)) {
            row.put(keyName(cell.key()), cell.cell());
        }
        return row;
    }

    @Override
    public List<StoredRow> rows(long log, Range range, int cells) {
        List<TimeCursor> cursors = new ArrayList<>(history.cursors(log, range, this::keyName));
        if (cursors.isEmpty()) {
            return entries(log, range, cells);
        }
        cursors.add(new PagedRows(range, (rest, size) -> entries(log, rest, size)));
        return new Scan(cursors, range).rows(cells);
    }

    private List<StoredRow> entries(long log, Range range, int cells) {
        RowPage page = new RowPage(cells, this::keyName);
        if (range.descending()) {
            session.entries().descending(log, range.low(), range.high(), page);
        } else {
            session.entries().ascending(log, range.low(), range.high(), page);
        }
        return page.rows();
    }

    /** A damaged chunk may have cells at times that nobody can list. */
    @Override
    public long lastTime(long log) {
        LogChunks chunks = history.of(log);
        long last = session.entries().lastTime(log);
        for (long key : chunks.keys()) {
            last = Math.max(last, chunks.last(key));
        }
        return last;
    }

    @Override
    public long[] times(long log, Range range, int limit) {
        if (limit == 1) {
            return edge(log, range);
        }
        List<TimeCursor> cursors = new ArrayList<>(history.cursors(log, range, this::keyName));
        if (cursors.isEmpty()) {
            return entryTimes(log, range, limit);
        }
        cursors.add(new PagedTimes(range, (rest, size) -> entryTimes(log, rest, size)));
        return new Scan(cursors, range).times(limit);
    }

    /** What is asked most often: it takes no look into a chunk that ends, or is dense, there. */
    private long[] edge(long log, Range range) {
        long sealed = history.edge(log, range);
        long[] entries = entryTimes(log, range, 1);
        if (sealed < 0) {
            return entries;
        } else if (entries.length == 0) {
            return new long[] {sealed};
        }
        long edge = range.descending() ? Math.max(sealed, entries[0]) : Math.min(sealed, entries[0]);
        return new long[] {edge};
    }

    private long[] entryTimes(long log, Range range, int limit) {
        List<Long> times = range.descending()
                ? session.entries().timesDescending(log, range.low(), range.high(), limit)
                : session.entries().timesAscending(log, range.low(), range.high(), limit);
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public long countTimes(long log, Range range) {
        List<TimeCursor> cursors = new ArrayList<>(history.cursors(log, range, this::keyName));
        if (cursors.isEmpty()) {
            return session.entries().countTimes(log, range.low(), range.high());
        }
        cursors.add(new PagedTimes(range, (rest, size) -> entryTimes(log, rest, size)));
        return new Scan(cursors, range).countTimes();
    }

    @Override
    public long countCells(long log, Range range) {
        return history.count(log, range) + session.entries().countCells(log, range.low(), range.high());
    }

    @Override
    public Set<String> keys(long log, Range range) {
        Set<String> names = new HashSet<>();
        history.addKeys(names, log, range, this::keyName);
        for (long id : session.entries().keys(log, range.low(), range.high())) {
            names.add(keyName(id));
        }
        return names;
    }

    @Override
    public void series(long log, String key, Range range, SeriesSink sink) {
        Long id = keyId(key);
        if (id != null) {
            ChunkCursor sealed = history.cursor(log, id, new Range(range.low(), range.high(), false));
            session.entries().series(log, range.low(), range.high(), id, new OverSealed(sealed, sink));
            sealed.copyTo(sink, Long.MAX_VALUE);
        }
    }

    @Override
    public NavigableMap<String, Cell> status(long log) {
        NavigableMap<String, Cell> status = new TreeMap<>();
        for (StatusCell cell : session.statuses().all(log)) {
            status.put(cell.key(), cell.cell());
        }
        return status;
    }

    @Override
    public @Nullable Cell status(long log, String key) {
        StatusCell stored = session.statuses().find(log, key);
        return stored == null ? null : stored.cell();
    }

    @Override
    public long journalled(long journal) {
        return session.journals().generation(Long.toHexString(journal));
    }
}
