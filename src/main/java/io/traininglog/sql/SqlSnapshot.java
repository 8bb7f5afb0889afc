package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Snapshot;
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

/** What a session's transaction sees, where every cell is a row. */
abstract class SqlSnapshot<S extends SqlSession> implements Snapshot {

    final S session;

    SqlSnapshot(S session) {
        this.session = session;
    }

    /** The number by which a log's entries name a key; null if there can be none under it. */
    abstract @Nullable Long keyId(long log, String key);

    abstract String keyName(long log, long id);

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
        Long id = keyId(log, key);
        StoredCell stored = id == null ? null : session.entries().cell(log, time, id);
        return stored == null ? null : stored.cell();
    }

    @Override
    public NavigableMap<String, Cell> row(long log, long time) {
        NavigableMap<String, Cell> row = new TreeMap<>();
        for (StoredCell cell : session.entries().row(log, time)) {
            row.put(keyName(log, cell.key()), cell.cell());
        }
        return row;
    }

    @Override
    public long lastTime(long log) {
        return session.entries().lastTime(log);
    }

    @Override
    public long countTimes(long log, Range range) {
        return session.entries().countTimes(log, range.low(), range.high());
    }

    @Override
    public long countCells(long log, Range range) {
        return session.entries().countCells(log, range.low(), range.high());
    }

    @Override
    public Set<String> keys(long log, Range range) {
        Set<String> names = new HashSet<>();
        for (long id : session.entries().keys(log, range.low(), range.high())) {
            names.add(keyName(log, id));
        }
        return names;
    }

    @Override
    public void series(long log, String key, Range range, SeriesSink sink) {
        Long id = keyId(log, key);
        if (id != null) {
            session.entries().series(log, range.low(), range.high(), id, sink);
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
}
