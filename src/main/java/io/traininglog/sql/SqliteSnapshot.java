package io.traininglog.sql;

import io.traininglog.column.ChunkCursor;
import io.traininglog.column.LogChunks;
import io.traininglog.column.PagedRows;
import io.traininglog.column.PagedTimes;
import io.traininglog.column.Scan;
import io.traininglog.column.TimeCursor;
import io.traininglog.store.CellSink;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a transaction of SQLite sees: rows, and numbers that are sealed in chunks. */
class SqliteSnapshot extends SqlSnapshot<SqliteSession> {

    private final KeyDictionary keys;
    private final History history;

    SqliteSnapshot(SqliteSession session, KeyDictionary keys, History history) {
        super(session);
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
    final @Nullable Long keyId(long log, String key) {
        return keyId(key);
    }

    @Override
    final String keyName(long log, long id) {
        return keyName(id);
    }

    @Override
    public long revision() {
        return history.marks().revision();
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
        row.putAll(super.row(log, time));
        return row;
    }

    @Override
    public List<StoredRow> rows(long log, Range range, int cells) {
        List<TimeCursor> cursors = new ArrayList<>(history.cursors(log, range, this::keyName));
        if (cursors.isEmpty()) {
            return unsealedRows(log, range, cells);
        }
        cursors.add(new PagedRows(range, (rest, size) -> unsealedRows(log, rest, size)));
        return new Scan(cursors, range).rows(cells);
    }

    @Override
    public void cells(long log, CellSink sink) {
        history.cells(log, this::keyName, sink);
        session.entries().all(log, entry -> {
            sink.cell(entry.time(), keyName(entry.key()), entry.cell());
            return true;
        });
    }

    private List<StoredRow> unsealedRows(long log, Range range, int cells) {
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
        long last = super.lastTime(log);
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
            return unsealedTimes(log, range, limit);
        }
        cursors.add(new PagedTimes(range, (rest, size) -> unsealedTimes(log, rest, size)));
        return new Scan(cursors, range).times(limit);
    }

    private long[] unsealedTimes(long log, Range range, int limit) {
        List<Long> times = range.descending()
                ? session.entries().timesDescending(log, range.low(), range.high(), limit)
                : session.entries().timesAscending(log, range.low(), range.high(), limit);
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    /** What is asked most often: it takes no look into a chunk that ends, or is dense, there. */
    private long[] edge(long log, Range range) {
        long sealed = history.edge(log, range);
        long[] entries = unsealedTimes(log, range, 1);
        if (sealed < 0) {
            return entries;
        } else if (entries.length == 0) {
            return new long[] {sealed};
        }
        long edge = range.descending() ? Math.max(sealed, entries[0]) : Math.min(sealed, entries[0]);
        return new long[] {edge};
    }

    @Override
    public long countTimes(long log, Range range) {
        List<TimeCursor> cursors = new ArrayList<>(history.cursors(log, range, this::keyName));
        if (cursors.isEmpty()) {
            return super.countTimes(log, range);
        }
        cursors.add(new PagedTimes(range, (rest, size) -> unsealedTimes(log, rest, size)));
        return new Scan(cursors, range).countTimes();
    }

    @Override
    public long countCells(long log, Range range) {
        return history.count(log, range) + super.countCells(log, range);
    }

    @Override
    public Set<String> keys(long log, Range range) {
        Set<String> names = new HashSet<>();
        history.addKeys(names, log, range, this::keyName);
        names.addAll(super.keys(log, range));
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
    public long journalled(long log, long journal) {
        return session.journals().generation(Long.toHexString(journal));
    }
}
