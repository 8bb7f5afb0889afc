package io.traininglog;

import io.traininglog.lineage.InheritedLog;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesScan;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A durable record of one training run: {@code log.at(time).put(key, value)}.
 *
 * <p>Rows and the {@linkplain #status() status} are live maps over the backend. A value is copied when it is put and when
 * it is read: to change it, put it again.
 *
 * <p>A log may be shared by threads, and a database by processes. What {@code put} returned from survives the death of
 * the process; {@link Durability} says what it takes to survive a power cut as well. In a SQLite file or on a server,
 * what {@code record}, a row's {@code put} and {@code putAll}, and {@code finishIteration} wrote reaches the database itself
 * within a tenth of a second (on a server: a second) and with {@link #flush()} and {@link #close()}: this process sees it at
 * once, others when it is there. Where a file cannot take it, the next call that changes something throws what stands in
 * the way, and so do those two; where a server is away, the journal keeps it until it is full. Nothing is lost.
 *
 * <p>After {@link #close()} every call on the log and its views is a {@link ClosedException}. A database that cannot be
 * read or written is a {@link StorageException}, one that another process holds for too long a {@link BusyException}, one
 * whose server is away for too long an {@link UnavailableException}, a log that was deleted a {@link NoSuchLogException}.
 */
public final class TrainingLog implements AutoCloseable {

    private final Handle handle;
    private final LogAccess access;

    private TrainingLog(Handle handle, InheritedLog log) {
        this.handle = handle;
        this.access = new LogAccess(handle, log);
    }

    /**
     * A new log in the database that the configuration names: {@code .blocksrc}, environment, system properties. Without
     * any it is in the heap, as Blocks has it.
     *
     * @throws ConfigurationException if the configuration has an unknown key or a value of the wrong type
     */
    public static TrainingLog open() {
        try (LogDatabase database = LogDatabase.open()) {
            return database.create();
        }
    }

    /** A new log in the heap. */
    public static TrainingLog inMemory() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            return database.create();
        }
    }

    /** A new log in a SQLite database; creates the file, or upgrades an older one. */
    public static TrainingLog open(Path database) {
        try (LogDatabase opened = LogDatabase.open(database)) {
            return opened.create();
        }
    }

    /**
     * An old log in a SQLite database.
     *
     * @throws NoSuchLogException if the log, or the file, is not there; neither is made
     */
    public static TrainingLog open(Path database, UUID log) {
        Objects.requireNonNull(log, "log");
        if (isMissingOrEmpty(database)) {
            throw new NoSuchLogException("no log " + Uuids.hex(log) + ": there is no database " + database);
        }
        try (LogDatabase opened = LogDatabase.open(database)) {
            return opened.open(log);
        }
    }

    private static boolean isMissingOrEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new StorageException(file + " cannot be reached: " + e, e);
        }
    }

    /** A new log; the handle is its own. */
    static TrainingLog create(Handle handle) {
        UUID uuid = UUID.randomUUID();
        handle.store().write(transaction -> {
            long log = transaction.create(uuid, null, null).id();
            transaction.putStatus(log, Status.ITERATIONS_DONE, new Cell.Int(0));
            transaction.putStatus(log, Status.EPOCHS_DONE, new Cell.Int(0));
            transaction.putStatus(log, Status.EPOCH_ENDS, handle.codec().encode(new ArrayList<>()));
            transaction.putStatus(log, Status.RESUMED_FROM, Cell.Mark.NULL);
            return log;
        });
        return open(handle, uuid);
    }

    /** An old log; the handle is its own. */
    static TrainingLog open(Handle handle, UUID uuid) {
        return new TrainingLog(handle, new InheritedLog(handle.store(), uuid));
    }

    /** The log's identity, the same for ever. */
    public UUID uuid() {
        return access.cells().uuid();
    }

    /** The UUID as 32 lower-case hexadecimal digits, as Blocks writes it. */
    public String hexUuid() {
        return Uuids.hex(uuid());
    }

    /** When this log was created, to the millisecond; empty for logs that Blocks wrote. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(access.cells().lineage().get(0).createdAt());
    }

    /**
     * The row of a time: all its entries, as a live map that can be written to. A time without entries has an empty row.
     *
     * @param time iterations done, ≥ 0
     * @throws IllegalArgumentException if the time is negative
     */
    public Row at(long time) {
        LogAccess.checkTime(time);
        access.cells();
        return new Row(access, time);
    }

    /** The row of the iterations done so far. */
    public Row currentRow() {
        return at(status().iterationsDone());
    }

    /** The row one iteration earlier; empty before the first iteration. */
    public Optional<Row> previousRow() {
        long done = status().iterationsDone();
        return done == 0 ? Optional.empty() : Optional.of(at(done - 1));
    }

    /** The row at which the last epoch ended; empty before the first end. */
    public Optional<Row> lastEpochRow() {
        List<Long> ends = status().epochEnds();
        return ends.isEmpty() ? Optional.empty() : Optional.of(at(ends.get(ends.size() - 1)));
    }

    /**
     * The rows that have an entry, by time: live and write-through, sub-maps included.
     *
     * <p>{@code put} replaces a whole row, atomically; an empty map removes it. {@code put}, {@code remove} and {@code
     * poll…} answer detached copies. Iterators are weakly consistent, never throw {@code
     * ConcurrentModificationException}, and hold nothing of the database when they are abandoned. While an iterator stands at
     * a row, the row shows what this process writes at once, and what others write within a tenth of a second.
     */
    public NavigableMap<Long, Map<String, @Nullable Object>> rows() {
        access.cells();
        return new RowsMap(access, Bounds.NONE);
    }

    /** Every key with an entry, ancestors' included, in the natural order of strings. A snapshot. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(access.cells().keys());
    }

    /** The numeric entries of a key in order of time; others are counted in {@link Series#skipped()}. */
    public Series series(String key) {
        return series(key, SeriesOptions.all());
    }

    /** The numeric entries of a key, of some times or at most so many. */
    public Series series(String key, SeriesOptions options) {
        InheritedLog cells = access.cells();
        if (!Keys.isKey(Objects.requireNonNull(key, "key"))) {
            return new SeriesBuilder().build(key);
        }
        Range range = new Range(options.from(), options.to(), false);
        return cells.series(key, range, scan -> read(key, scan, options.maxPoints()));
    }

    private static Series read(String key, SeriesScan scan, int maxPoints) {
        if (maxPoints < Integer.MAX_VALUE) {
            return Thinning.read(key, scan, maxPoints);
        }
        SeriesBuilder all = new SeriesBuilder();
        scan.into(all);
        return all.build(key);
    }

    /**
     * Puts one number without reading the previous value: the hot path.
     *
     * @param time iterations done, ≥ 0
     */
    public void record(long time, String key, double value) {
        LogAccess.checkTime(time);
        Keys.check(Objects.requireNonNull(key, "key"));
        access.cells().put(time, key, value);
    }

    /**
     * Puts several values of one time without reading the previous ones: one atomic step.
     *
     * @param time iterations done, ≥ 0
     */
    public void record(long time, Map<String, ?> values) {
        LogAccess.checkTime(time);
        Step step = access.encode(values);
        access.cells().putAll(time, step);
    }

    /** The state of the run, bound to no time: a live map. */
    public Status status() {
        access.cells();
        return new Status(access);
    }

    /** Counts an iteration in the status; atomic, across processes too. */
    public void finishIteration() {
        status().finishIteration();
    }

    /** Counts an epoch in the status, and notes at which iteration it ended; atomic, across processes too. */
    public void finishEpoch() {
        status().finishEpoch();
    }

    /** The logs that this one was resumed from, nearest first. */
    public Lineage lineage() {
        List<LogRecord> logs = access.cells().lineage();
        List<Lineage.Ancestor> ancestors = new ArrayList<>();
        for (int i = 1; i < logs.size(); i++) {
            Long resumedAt = logs.get(i - 1).resumedAt();
            ancestors.add(new Lineage.Ancestor(
                    logs.get(i).uuid(), resumedAt == null ? OptionalLong.empty() : OptionalLong.of(resumedAt)));
        }
        return new Lineage(ancestors);
    }

    /**
     * A new log that goes on from this one: it inherits all up to the last time with an entry, and the status. This log
     * is left as it is, and this handle stays usable.
     *
     * <p>Inheritance is live: what this log still changes at those times shows in the new one, wherever that has no
     * entry of its own.
     */
    public TrainingLog resume() {
        return resume(null);
    }

    /**
     * A new log that goes on from this one as it was at a time: it inherits what is not later. Its {@code
     * iterations_done} is that time, and epochs that ended later are dropped from its status.
     *
     * @param time iterations done, ≥ 0
     */
    public TrainingLog resumeAt(long time) {
        return resume(LogAccess.checkTime(time));
    }

    private TrainingLog resume(@Nullable Long at) {
        UUID uuid = UUID.randomUUID();
        Status status = status();
        access.cells().change(change -> {
            NavigableMap<String, Cell> cells = change.status();
            Map<String, Cell> copied = at == null ? cells : status.resumedAt(cells, at);
            long log = change.resume(uuid, at);
            copied.forEach((key, cell) -> change.putStatus(log, key, cell));
            change.putStatus(log, Status.RESUMED_FROM, new Cell.Text(hexUuid()));
            return log;
        });
        return openAnother(handle, uuid);
    }

    /** A log under a handle of its own, which is closed if the log cannot be opened. */
    static TrainingLog openAnother(Handle handle, UUID uuid) {
        Handle another = handle.another();
        try {
            return open(another, uuid);
        } catch (RuntimeException e) {
            another.close();
            throw e;
        }
    }

    /** Forces everything to disk, and notes where the run stands: keep it beside the weights. */
    public Checkpoint checkpoint() {
        Store store = handle.store();
        Checkpoint checkpoint = new Checkpoint(store.description(), uuid(), status().iterationsDone());
        store.force();
        return checkpoint;
    }

    /** Returns once everything that was put would survive a power cut. */
    public void flush() {
        handle.store().force();
    }

    /**
     * Gives this handle back; the database closes with its last handle. The second call does nothing.
     *
     * @throws TrainingLogException if this was the last handle, and the database does not take what was written: it is kept
     *     in the journal, for whoever opens the database next
     */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return "TrainingLog[" + access.hexUuid() + "]";
    }
}
