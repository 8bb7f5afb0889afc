package io.traininglog.lineage;

import io.traininglog.NoSuchLogException;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesScan;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.StoredRow;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One log as it shows through the logs that it was resumed from: its own cells, and its ancestors' up to the resume
 * points.
 *
 * <p>Keeps the {@link Chain} that it last saw and loads it anew when the store's revision has moved on. Safe for threads.
 */
public final class InheritedLog {

    private final Store store;
    private final UUID uuid;
    private volatile Chain chain;

    /**
     * An existing log.
     *
     * @throws NoSuchLogException if the store has no such log
     */
    public InheritedLog(Store store, UUID uuid) {
        this.store = store;
        this.uuid = uuid;
        this.chain = store.read(this::load);
    }

    public UUID uuid() {
        return uuid;
    }

    /** The log itself and its ancestors, nearest first. */
    public List<LogRecord> lineage() {
        return read(Inheritance::logs);
    }

    /** The visible cell, or null. */
    public @Nullable Cell cell(long time, String key) {
        Chain known = chain;
        long log = known.aloneAt(time);
        if (log != Chain.NONE_OR_SEVERAL) {
            Found found = log == known.own().id() ? store.find(log, time, key) : store.findInherited(log, time, key);
            if (found.revision() == known.revision()) {
                return Inheritance.visible(found.cell());
            }
        }
        return read(view -> view.cell(time, key));
    }

    /** The visible cells of one time. */
    public NavigableMap<String, Cell> row(long time) {
        Chain known = chain;
        long log = known.aloneAt(time);
        if (log != Chain.NONE_OR_SEVERAL) {
            FoundRow found = store.findRow(log, time);
            if (found.revision() == known.revision()) {
                return SharedRows.withoutTombstones(found.cells());
            }
        }
        return read(view -> view.row(time));
    }

    /** Whole visible rows in the range's order: at least one if there is any, then until about that many cells. */
    public List<StoredRow> rows(Range range, int cells) {
        return read(view -> view.rows(range, cells));
    }

    /** The times with a visible cell, in the range's order, at most {@code limit}. */
    public long[] times(Range range, int limit) {
        return read(view -> view.times(range, limit));
    }

    public long countTimes(Range range) {
        return read(view -> view.countTimes(range));
    }

    public long countCells(Range range) {
        return read(view -> view.countCells(range));
    }

    /** Every key with a visible cell, sorted in the natural order of strings. */
    public Set<String> keys() {
        return read(Inheritance::keys);
    }

    /** Reads one key's visible cells. The scan ends with the query. */
    public <T> T series(String key, Range range, Function<SeriesScan, T> query) {
        return read(view -> query.apply(sink -> view.series(key, range, sink)));
    }

    public NavigableMap<String, Cell> status() {
        return store.read(snapshot -> snapshot.status(current(snapshot).own().id()));
    }

    public @Nullable Cell status(String key) {
        Chain known = chain;
        Found found = store.findStatus(known.own().id(), key);
        return found.revision() == known.revision()
                ? found.cell()
                : store.read(snapshot -> snapshot.status(current(snapshot).own().id(), key));
    }

    /** Puts a number without looking at what is there. */
    public void put(long time, String key, double number) {
        Chain known = chain;
        LogRecord own = known.own();
        boolean isPut = own.covers(time)
                && (store.put(own, known.revision(), time, key, number)
                        || putAgain(known, (log, revision) -> store.put(log, revision, time, key, number)));
        if (!isPut) {
            Cell cell = new Cell.Real(number);
            change(change -> {
                change.put(time, key, cell);
                return true;
            });
        }
    }

    /** Puts cells of one time, as one atomic step, without looking at what is there. */
    public void putAll(long time, Step step) {
        Chain known = chain;
        LogRecord own = known.own();
        boolean isPut = own.covers(time)
                && !step.isEmpty()
                && (store.putAll(own, known.revision(), time, step)
                        || putAgain(known, (log, revision) -> store.putAll(log, revision, time, step)));
        if (!isPut) {
            change(change -> {
                change.putAll(time, step);
                return true;
            });
        }
    }

    /**
     * Puts a cell of a time at which no ancestor shows, and answers what was there before, if that takes no transaction
     * and is no object.
     *
     * @return null if it is not so: nothing is put; otherwise what was found, of which the cell may be null
     */
    public @Nullable Found exchange(long time, String key, Cell cell) {
        Chain known = chain;
        LogRecord own = known.own();
        if (known.aloneAt(time) == Chain.NONE_OR_SEVERAL || !own.covers(time)) {
            return null;
        }
        Found before = store.exchange(own, known.revision(), time, key, cell);
        return before == null ? null : new Found(before.revision(), Inheritance.visible(before.cell()));
    }

    /** Adds to an integer ≥ 0 of the status if that takes no transaction, and is such a number; else answers false. */
    public boolean addToStatus(String key, long delta) {
        Chain known = chain;
        return store.addToStatus(known.own(), known.revision(), key, delta)
                || putAgain(known, (log, revision) -> store.addToStatus(log, revision, key, delta));
    }

    /** Puts something without a transaction, if the lineage is at a revision at which the log is as the record says. */
    private interface Way {
        boolean put(LogRecord log, long revision);
    }

    /**
     * The second try of who writes to a server, where others change the lineage all the time: with the log as it is now, or,
     * if the server is away, as it was. Whoever brings it there finds out whether the log was deleted, and a time that a log
     * covered it covers ever after.
     */
    private boolean putAgain(Chain known, Way way) {
        if (store.spansLogs()) {
            return false;
        }
        Chain now = store.readSoon(this::current);
        if (now == null) {
            return way.put(known.own(), Store.UNKNOWN);
        }
        return now.revision() != known.revision() && way.put(now.own(), now.revision());
    }

    /** Runs the change as one atomic step; it throws before its first write or not at all. */
    public <T> T change(Function<? super Change, T> body) {
        Chain[] after = new Chain[1];
        T result = store.write(transaction -> {
            boolean isThere = transaction.lock(chain.own().id());
            Change change = new Change(transaction, isThere ? current(transaction) : load(transaction));
            T changed = body.apply(change);
            after[0] = change.chain();
            return changed;
        });
        chain = after[0];
        return result;
    }

    /** Grows with every change of any log in this process. */
    public long changes() {
        return store.changes();
    }

    private <T> T read(Function<? super Inheritance, T> query) {
        return store.read(snapshot -> query.apply(new Inheritance(snapshot, current(snapshot))));
    }

    private Chain current(Snapshot snapshot) {
        Chain known = chain;
        if (snapshot.revision() != known.revision()) {
            known = load(snapshot);
            chain = known;
        }
        return known;
    }

    private Chain load(Snapshot snapshot) {
        LogRecord own = snapshot.log(uuid);
        if (own == null) {
            throw new NoSuchLogException("no log " + Uuids.hex(uuid) + " in " + store.description()
                    + ": it was never there, or it was deleted");
        }
        List<LogRecord> ancestry = snapshot.ancestry(own.id());
        List<LogRecord> logs = ancestry.isEmpty() ? List.of(own) : ancestry; // a damaged index may hide it
        if (chain == null) {
            warnOfEnd(logs);
        }
        return new Chain(snapshot.revision(), logs);
    }

    private void warnOfEnd(List<LogRecord> logs) {
        LogRecord last = logs.get(logs.size() - 1);
        Long parent = last.parent();
        if (parent != null) {
            boolean isCircle = logs.stream().anyMatch(log -> log.id() == parent);
            LoggerFactory.getLogger(InheritedLog.class)
                    .warn(
                            "The lineage of log {} in {} ends with {}, whose parent {}",
                            Uuids.hex(uuid),
                            store.description(),
                            Uuids.hex(last.uuid()),
                            isCircle ? "descends from it" : "is not there");
        }
    }
}
