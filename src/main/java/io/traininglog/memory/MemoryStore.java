package io.traininglog.memory;

import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.KeyCells;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.StoredRow;
import io.traininglog.store.TimeSpans;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database in the heap: it lives as long as its handles. Many may read at once; a change is alone. */
public final class MemoryStore implements Store {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Contents contents = new Contents();
    private final DatabaseState state = DatabaseState.ofOneStore();

    @Override
    public Found find(long log, long time, String key) {
        refuseWithinChange();
        lock.readLock().lock();
        try {
            MemoryLog found = contents.logs.get(log);
            return new Found(
                    contents.revision, found == null ? null : found.entries().cell(time, key));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public FoundRow findRow(long log, long time) {
        refuseWithinChange();
        lock.readLock().lock();
        try {
            MemoryLog found = contents.logs.get(log);
            return new FoundRow(
                    contents.revision,
                    found == null ? new TreeMap<>() : found.entries().row(time));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Found findStatus(long log, String key) {
        refuseWithinChange();
        lock.readLock().lock();
        try {
            MemoryLog found = contents.logs.get(log);
            return new Found(
                    contents.revision, found == null ? null : found.status().get(key));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public <T> T read(Function<? super Snapshot, T> query) {
        refuseWithinChange();
        lock.readLock().lock();
        try {
            return query.apply(contents);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public <T> T write(Function<? super Transaction, T> change) {
        refuseWithinChange();
        lock.writeLock().lock();
        try {
            return change.apply(contents);
        } finally {
            state.changed();
            lock.writeLock().unlock();
        }
    }

    @Override
    public boolean put(LogRecord log, long revision, long time, String key, double number) {
        return directly(log, revision, to -> {
                    to.entries().put(time, key, number);
                    return true;
                })
                != null;
    }

    @Override
    public boolean putAll(LogRecord log, long revision, long time, Step step) {
        return directly(log, revision, to -> {
                    to.entries().putAll(time, step);
                    return true;
                })
                != null;
    }

    @Override
    public @Nullable Found exchange(LogRecord log, long revision, long time, String key, Cell cell) {
        return directly(log, revision, to -> {
            Cell before = to.entries().cell(time, key);
            if (before instanceof Cell.Blob) {
                return null; // may not be readable, and then nothing is to be put
            }
            to.entries().put(time, key, cell);
            return new Found(revision, before);
        });
    }

    /** Changes a log that is as the caller knows it; null if it is not, or the change answers so: nothing has changed. */
    private <T> @Nullable T directly(LogRecord log, long revision, Function<MemoryLog, @Nullable T> change) {
        refuseWithinChange();
        lock.writeLock().lock();
        try {
            MemoryLog found = contents.logs.get(log.id());
            return found == null || contents.revision != revision ? null : change.apply(found);
        } finally {
            state.changed();
            lock.writeLock().unlock();
        }
    }

    @Override
    public DatabaseState state() {
        return state;
    }

    /** As the SQL stores do, whose transaction is open then. */
    private void refuseWithinChange() {
        if (lock.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("a value's own code used the log while it was read or written");
        }
    }

    /** Does nothing: no power cut spares the heap. */
    @Override
    public void force() {}

    @Override
    public String description() {
        return "memory";
    }

    @Override
    public void close() {}

    /** What the locks guard. */
    private static final class Contents implements Transaction {

        private final Map<Long, MemoryLog> logs = new LinkedHashMap<>();
        private final Map<UUID, Long> ids = new HashMap<>();
        private long lastId;
        private long revision;

        private MemoryLog get(long log) {
            MemoryLog found = logs.get(log);
            if (found == null) {
                throw new IllegalStateException("no log with id " + log);
            }
            return found;
        }

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public @Nullable LogRecord log(UUID uuid) {
            Long id = ids.get(uuid);
            return id == null ? null : get(id).record();
        }

        @Override
        public List<LogRecord> logs() {
            return logs.values().stream().map(MemoryLog::record).toList();
        }

        @Override
        public List<LogRecord> ancestry(long log) {
            List<LogRecord> ancestry = new ArrayList<>();
            Long next = log;
            while (next != null) {
                LogRecord record = get(next).record();
                ancestry.add(record);
                next = record.parent();
            }
            return List.copyOf(ancestry);
        }

        @Override
        public boolean hasChildren(long log) {
            return logs.values().stream()
                    .map(child -> child.record().parent())
                    .anyMatch(parent -> parent != null && parent == log);
        }

        @Override
        public @Nullable Cell cell(long log, long time, String key) {
            return get(log).entries().cell(time, key);
        }

        @Override
        public NavigableMap<String, Cell> row(long log, long time) {
            return get(log).entries().row(time);
        }

        @Override
        public List<StoredRow> rows(long log, Range range, int cells) {
            return get(log).entries().rows(range, cells);
        }

        @Override
        public long[] times(long log, Range range, int limit) {
            return get(log).entries().times(range, limit);
        }

        @Override
        public long countTimes(long log, Range range) {
            return get(log).entries().countTimes(range);
        }

        @Override
        public long countCells(long log, Range range) {
            return get(log).entries().countCells(range);
        }

        @Override
        public Set<String> keys(long log, Range range) {
            return get(log).entries().keys(range);
        }

        @Override
        public void series(long log, String key, Range range, SeriesSink sink) {
            get(log).entries().series(key, range, sink);
        }

        @Override
        public NavigableMap<String, Cell> status(long log) {
            return new TreeMap<>(get(log).status());
        }

        @Override
        public @Nullable Cell status(long log, String key) {
            return get(log).status().get(key);
        }

        @Override
        public LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            LogRecord record = new LogRecord(++lastId, uuid, parent, resumedAt, TimeSpans.NONE, now);
            logs.put(record.id(), new MemoryLog(record));
            ids.put(uuid, record.id());
            return record;
        }

        @Override
        public void delete(long log) {
            ids.remove(get(log).record().uuid());
            logs.remove(log);
            revision++;
        }

        @Override
        public void put(long log, long time, String key, Cell cell) {
            get(log).entries().put(time, key, cell);
        }

        @Override
        public void putAll(long log, long time, Step step) {
            get(log).entries().putAll(time, step);
        }

        @Override
        public void putAll(long log, Map<String, ? extends KeyCells> cells) {
            get(log).entries().putAll(cells);
        }

        @Override
        public void remove(long log, long time, String key) {
            get(log).entries().remove(time, key);
        }

        @Override
        public void setEarlyTimes(LogRecord log) {
            get(log.id()).setRecord(log);
            revision++;
        }

        @Override
        public void putStatus(long log, String key, Cell cell) {
            get(log).status().put(key, cell);
        }

        @Override
        public void removeStatus(long log, String key) {
            get(log).status().remove(key);
        }
    }
}
