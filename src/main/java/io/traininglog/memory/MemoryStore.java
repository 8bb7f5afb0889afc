package io.traininglog.memory;

import io.traininglog.store.CellSink;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database in the heap: it lives as long as its handles. Many may read at once; a change is alone.
 *
 * <p>Whoever wants one cell reads without the lock first, and looks then whether anybody has written in the meantime: the
 * lock would take longer than the rest. What such a reader goes through must let it come to an end, whatever it sees;
 * hence the concurrent maps.
 */
public final class MemoryStore implements Store {

    private final StampedLock lock = new StampedLock();
    private @Nullable Thread writer; // seen rightly by itself; others need only not see themselves
    private final Contents contents = new Contents();
    private final DatabaseState state = DatabaseState.ofOneStore();

    @Override
    public Found find(long log, long time, String key) {
        refuseWithinChange();
        long stamp = lock.tryOptimisticRead();
        if (stamp != 0) {
            try {
                Found found = look(log, time, key);
                if (lock.validate(stamp)) {
                    return found;
                }
            } catch (RuntimeException e) {
                if (lock.validate(stamp)) {
                    throw e; // it saw no change half done: there is something wrong with it
                }
            }
        }
        return reading(() -> look(log, time, key));
    }

    private Found look(long log, long time, String key) {
        MemoryLog found = contents.find(log);
        return new Found(
                contents.revision, found == null ? null : found.entries().cell(time, key));
    }

    @Override
    public FoundRow findRow(long log, long time) {
        return reading(() -> {
            MemoryLog found = contents.find(log);
            return new FoundRow(
                    contents.revision,
                    found == null ? new TreeMap<>() : found.entries().row(time));
        });
    }

    @Override
    public Found findStatus(long log, String key) {
        return reading(() -> {
            MemoryLog found = contents.find(log);
            return new Found(
                    contents.revision, found == null ? null : found.status().get(key));
        });
    }

    @Override
    public <T> T read(Function<? super Snapshot, T> query) {
        return reading(() -> query.apply(contents));
    }

    private <T> T reading(Supplier<T> query) {
        refuseWithinChange();
        long stamp = lock.readLock();
        try {
            return query.get();
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public <T> T write(Function<? super Transaction, T> change) {
        long stamp = beginWriting();
        try {
            return change.apply(contents);
        } finally {
            contents.deleted.clear();
            endWriting(stamp);
        }
    }

    private long beginWriting() {
        refuseWithinChange();
        long stamp = lock.writeLock();
        writer = Thread.currentThread();
        return stamp;
    }

    private void endWriting(long stamp) {
        writer = null;
        state.changedAlone();
        lock.unlockWrite(stamp);
    }

    @Override
    public boolean put(LogRecord log, long revision, long time, String key, double number) {
        long stamp = beginWriting();
        try {
            MemoryLog to = contents.logAt(log, revision);
            if (to != null) {
                to.entries().put(time, key, number);
            }
            return to != null;
        } finally {
            endWriting(stamp);
        }
    }

    @Override
    public boolean putAll(LogRecord log, long revision, long time, Step step) {
        long stamp = beginWriting();
        try {
            MemoryLog to = contents.logAt(log, revision);
            if (to != null) {
                to.entries().putAll(time, step);
            }
            return to != null;
        } finally {
            endWriting(stamp);
        }
    }

    @Override
    public @Nullable Found exchange(LogRecord log, long revision, long time, String key, Cell cell) {
        long stamp = beginWriting();
        try {
            MemoryLog to = contents.logAt(log, revision);
            Cell before = to == null ? null : to.entries().cell(time, key);
            if (to == null || before instanceof Cell.Blob) {
                return null; // what it holds may not be readable, and then nothing is to be put
            }
            to.entries().put(time, key, cell);
            return new Found(revision, before);
        } finally {
            endWriting(stamp);
        }
    }

    @Override
    public DatabaseState state() {
        return state;
    }

    /** As the SQL stores do, whose transaction is open then. */
    private void refuseWithinChange() {
        if (writer == Thread.currentThread()) {
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

    /** What the lock guards. */
    private static final class Contents implements Transaction {

        private @Nullable MemoryLog[] logs = new MemoryLog[8]; // by their ids
        private final Map<UUID, Long> ids = new HashMap<>();
        private final Map<Long, MemoryLog> deleted = new HashMap<>(); // by the change that is going on
        private long lastId;
        private long revision;

        /** A log that is as the caller knows it; null if it is not. */
        @Nullable
        MemoryLog logAt(LogRecord log, long known) {
            return revision == known ? find(log.id()) : null;
        }

        @Nullable
        MemoryLog find(long log) {
            MemoryLog[] known = logs;
            return log < known.length ? known[(int) log] : null;
        }

        private Stream<MemoryLog> all() {
            return Arrays.stream(logs).filter(Objects::nonNull);
        }

        private MemoryLog get(long log) {
            MemoryLog found = find(log);
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
            return all().map(MemoryLog::record).toList();
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
            return all().map(child -> child.record().parent()).anyMatch(parent -> parent != null && parent == log);
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
        public void cells(long log, CellSink sink) {
            get(log).entries().cells(sink);
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
        public LogRecord create(
                UUID uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Instant createdAt) {
            LogRecord record = new LogRecord(++lastId, uuid, parent, resumedAt, TimeSpans.NONE, createdAt);
            if (lastId == logs.length) {
                logs = Arrays.copyOf(logs, 2 * logs.length);
            }
            logs[(int) lastId] = new MemoryLog(record);
            ids.put(uuid, record.id());
            return record;
        }

        @Override
        public void delete(long log) {
            MemoryLog removed = get(log);
            ids.remove(removed.record().uuid());
            logs[(int) log] = null;
            deleted.put(log, removed);
            revision++;
        }

        @Override
        public void restore(LogRecord log) {
            MemoryLog removed = deleted.remove(log.id());
            if (removed == null) {
                throw new IllegalStateException("no log with id " + log.id() + " was deleted just now");
            }
            logs[(int) log.id()] = removed;
            ids.put(log.uuid(), log.id());
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
