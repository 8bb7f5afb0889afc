package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.Durability;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.column.Column;
import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalException;
import io.traininglog.store.Found;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest entries of one database file in this process, shared by all stores that are open on it: in the journal, so
 * that they survive the death of the process, and in columns, so that readers find them.
 *
 * <p>They form generations. One takes what comes; the one before it is being brought to the database, by a thread that
 * looks every tenth of a second or by whoever needs it there now. When one is full while the other is still on its way,
 * those who append wait.
 *
 * <p>Safe for threads. Of its locks {@code draining} comes first, then the database's, then {@code lock}.
 */
final class Tail {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private final ReentrantLock draining = new ReentrantLock();
    private final List<Writer> writers = new ArrayList<>(); // guarded by lock
    private final Clerk clerk;
    private volatile @Nullable Journal journal;
    private boolean isRefused;
    private TailGeneration pending = new TailGeneration(1);
    private @Nullable TailGeneration ended;
    private @Nullable RuntimeException failure;
    private final StepColumns stepColumns = new StepColumns();
    private @Nullable TailLog lastLog; // the one of the last call, in the pending generation
    private final LastTimes ends = new LastTimes();
    private @Nullable String lastWarning; // the clerk's
    private volatile boolean hasAny;
    private final AtomicLong revision = new AtomicLong(-1);
    private final AtomicLong version = new AtomicLong();
    private final Set<Long> forcedLogs = ConcurrentHashMap.newKeySet();

    /** A store that can bring generations to the database. */
    private record Writer(Store store, StoreOptions options) {

        /** Whether what this commits survives all that the other's commits do. */
        boolean promises(Writer other) {
            return options.durability() == Durability.POWER_LOSS
                    || other.options.durability() == Durability.PROCESS_DEATH;
        }
    }

    Tail(Path file) {
        this.file = file;
        this.clerk = new Clerk(file, this);
    }

    // Those who use it

    void add(Store store, StoreOptions options) {
        lock.lock();
        try {
            Writer writer = new Writer(store, options);
            if (options.durability() == Durability.POWER_LOSS) {
                writers.add(0, writer); // what it commits survives all that any other promises
            } else {
                writers.add(writer);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Brings all to the database, for the last time through this store. With the last store that can, the journal ends.
     *
     * @throws TrainingLogException if it cannot be brought there; if this was the last store the journal keeps it
     */
    void remove(Store store, StoreOptions options) {
        try {
            drain(store, options.busyWait());
        } finally {
            Journal ending = null;
            boolean isKept = false;
            lock.lock();
            try {
                writers.removeIf(writer -> writer.store() == store);
                if (writers.isEmpty() && journal != null) {
                    ending = journal;
                    isKept = hasAny;
                    journal = null;
                    ended = null;
                    failure = null;
                    hasAny = false;
                    pending = new TailGeneration(0);
                    lastLog = null;
                }
            } finally {
                lock.unlock();
            }
            if (ending != null) {
                end(ending, isKept, store);
            }
        }
    }

    private static void end(Journal ending, boolean isKept, Store store) {
        if (isKept) {
            ending.close();
            return;
        }
        ending.closeAndDelete();
        store.write(transaction -> {
            transaction.forgetJournal(ending.id());
            return true;
        });
    }

    /** Ends it, when nobody is left who uses it. */
    void end() {
        clerk.end();
    }

    // Appending

    /** Whether anything is not in the database yet. */
    boolean hasAny() {
        return hasAny;
    }

    /** The lineage's revision, as this process knows it: what was checked at another one is to be checked again. */
    void saw(long seen) {
        if (seen > revision.get()) {
            revision.accumulateAndGet(seen, Math::max);
        }
    }

    long revision() {
        return revision.get();
    }

    /** One try to append what a call is about. */
    private interface Attempt {
        Append run(Journal journal);
    }

    /** Appends; false if it takes a transaction, and then nothing is appended. */
    private boolean append(long known, StoreOptions options, Attempt attempt) {
        lock.lock();
        try {
            if (known != revision.get() || failure != null) {
                return false;
            }
            Journal open = journal();
            if (open == null) {
                return false;
            }
            Append appended = attempt.run(open);
            for (boolean isFresh = false; appended == Append.NO_ROOM; isFresh = true) {
                if ((isFresh && pending.isEmpty()) || !makeRoom(open, options.busyWait())) {
                    return false; // larger than a generation, or the database takes nothing
                }
                appended = attempt.run(open);
            }
            if (appended != Append.DONE) {
                return false;
            }
            pending.use();
            if (!hasAny) {
                hasAny = true;
                clerk.wake();
            }
            return true;
        } catch (JournalException e) {
            return false; // the disk is full: the transaction finds room, or says so
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns once what was appended survives a power cut, with the log itself: that may have been made by a commit which
     * waited for nothing, here or in another process.
     */
    void force(long log, Store store) {
        if (!forcedLogs.contains(log)) {
            store.force();
            forcedLogs.add(log);
        }
        Journal open = journal;
        if (open != null) {
            try {
                open.force();
            } catch (JournalException e) {
                throw new StorageException(
                        "what was written survives the death of this process, but perhaps no power cut: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private @Nullable Journal journal() {
        if (journal == null && !isRefused) {
            try {
                Journal opened = Journal.create(file, Journal.AREA_SIZE);
                begin(opened);
                journal = opened;
                clerk.start();
            } catch (JournalException e) {
                isRefused = true;
                LOG.warn(
                        "{} has no journal, so each write waits for its commit: {}. A journal takes a local disk",
                        file,
                        e.getMessage());
            }
        }
        return journal;
    }

    /** Waits for a generation to take what comes; false if there is none because the database takes nothing. */
    private boolean makeRoom(Journal full, Duration wait) {
        boolean wasInterrupted = false;
        long left = wait.toNanos();
        clerk.hurry();
        while (ended != null && failure == null) {
            if (left <= 0) {
                throw new BusyException("the journal of " + file + " is full, and the database took nothing of it for "
                        + wait.toMillis() + " ms; nothing was written. Try again, or set a longer busyWait");
            }
            try {
                left = drained.awaitNanos(left);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (ended != null || failure != null) {
            return false;
        }
        if (pending.isEmpty()) {
            beginAnew(full);
        } else {
            endPending(full);
        }
        clerk.hurry();
        return true;
    }

    /** Names alone fill the generation: there is nothing to bring, and the next begins without any. */
    private void beginAnew(Journal full) {
        full.drained(pending.number() - 1);
        full.next();
        full.drained(pending.number());
        begin(full);
    }

    private void begin(Journal appendedTo) {
        pending = new TailGeneration(appendedTo.generation());
        lastLog = null;
    }

    /** Defines what was just in use, so that those who append need not; not so much that it takes the room of entries. */
    private void carryOver(TailGeneration last, Journal to) {
        try {
            carryOver(last, to, to.appender());
        } catch (JournalException e) {
            LOG.debug("{} has no room for names; they come with the entries", file, e);
        }
    }

    private void carryOver(TailGeneration last, Journal into, Appender appender) {
        for (TailLog log : last.logs()) {
            if (log.isUnused()) {
                continue;
            }
            if (define(appender, log.id(), log.uuid()) != Append.DONE) {
                return;
            }
            TailLog to = Objects.requireNonNull(pending.log(log.id()));
            for (Map.Entry<String, Column> column : log.columns().columns().entrySet()) {
                int size = column.getValue().size();
                if (into.used() > Journal.AREA_SIZE / 8
                        || (size > 0 && define(appender, to, column.getKey(), size) != Append.DONE)) {
                    return;
                }
            }
        }
    }

    private void endPending(Journal ending) {
        if (!ending.next()) {
            throw new IllegalStateException("generation " + pending.number() + " follows one that is not drained");
        }
        TailGeneration last = pending;
        ended = last;
        begin(ending);
        carryOver(last, ending);
    }

    /** Appends a number; false if it takes a transaction. */
    boolean put(LogRecord log, long known, long time, String key, double number, StoreOptions options) {
        return append(known, options, open -> tryPut(open.appender(), log, time, key, number));
    }

    private @Nullable TailLog newest(LogRecord log) {
        TailLog last = lastLog;
        if (last == null || last.id() != log.id()) {
            last = pending.log(log.id());
            lastLog = last;
        }
        return last;
    }

    private Append tryPut(Appender appender, LogRecord log, long time, String key, double number) {
        TailLog to = newest(log);
        if (to == null) {
            Append defined = define(appender, log.id(), log.uuid());
            return defined == Append.DONE ? tryPut(appender, log, time, key, number) : defined;
        }
        TailColumn column = to.column(key);
        if (column == null) {
            Append defined = define(appender, to, key, 1);
            return defined == Append.DONE ? tryPut(appender, log, time, key, number) : defined;
        }
        Append appended = appender.number(to.number(), column.number(), time, number);
        if (appended == Append.DONE) {
            column.cells().put(time, number);
        }
        return appended;
    }

    private Append define(Appender appender, long log, UUID uuid) {
        int number = pending.logCount();
        Append defined = appender.log(number, uuid);
        if (defined == Append.DONE) {
            pending.add(log, new TailLog(log, uuid, number));
        }
        return defined;
    }

    /**
     * Defines a key.
     *
     * @param size about how many cells it will get
     */
    private Append define(Appender appender, TailLog log, String key, int size) {
        Integer number = pending.key(key);
        if (number == null) {
            Append defined = appender.key(pending.keyCount(), key);
            if (defined != Append.DONE) {
                return defined;
            }
            number = pending.addKey(key);
        }
        log.addColumn(key, number, size);
        return Append.DONE;
    }

    /** Appends cells of one time as one step; false if it takes a transaction. */
    boolean putAll(LogRecord log, long known, long time, Step step, StoreOptions options) {
        return areAppendable(step) && append(known, options, open -> tryPutAll(open.appender(), log, time, step));
    }

    private static boolean areAppendable(Step step) {
        for (int i = 0; !step.areNumbers() && i < step.size(); i++) {
            if (!isAppendable(step.cell(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAppendable(Cell cell) {
        return !(cell instanceof Cell.Damaged) && cell != Cell.Mark.TOMBSTONE;
    }

    private Append tryPutAll(Appender appender, LogRecord log, long time, Step step) {
        TailLog to = newest(log);
        if (to == null) {
            Append defined = define(appender, log.id(), log.uuid());
            return defined == Append.DONE ? tryPutAll(appender, log, time, step) : defined;
        }
        stepColumns.enter(to, step.size());
        for (int i = 0; i < step.size(); i++) {
            while (!stepColumns.knows(i, step.key(i))) {
                Append defined = define(appender, to, step.key(i), 1);
                if (defined != Append.DONE) {
                    return defined;
                }
            }
        }
        return stepColumns.append(appender, to.number(), time, step);
    }

    /**
     * Appends a cell and answers the one that was there before; null if it takes a transaction.
     *
     * @param store where to look for a cell that is not new
     */
    @Nullable
    Found exchange(LogRecord log, long known, long time, String key, Cell cell, StoreOptions options, Store store) {
        if (!isAppendable(cell)) {
            return null;
        }
        Found[] before = new Found[1];
        boolean isAppended = append(known, options, open -> {
            Found found = find(log.id(), time, key, store);
            boolean isPlain = !(found.cell() instanceof Cell.Blob) && !(found.cell() instanceof Cell.Damaged);
            if (found.revision() != known || !isPlain) {
                return Append.TOO_LARGE;
            }
            before[0] = found;
            return cell instanceof Cell.Real real
                    ? tryPut(open.appender(), log, time, key, real.value())
                    : tryPutAll(open.appender(), log, time, Step.of(key, cell));
        });
        return isAppended ? before[0] : null;
    }

    private Found find(long log, long time, String key, Store store) {
        Cell newest = newest(log, time, key);
        return newest != null || time > ends.of(log, store)
                ? new Found(revision.get(), newest)
                : store.find(log, time, key);
    }

    private @Nullable Cell newest(long log, long time, String key) {
        Cell cell = pending.cell(log, time, key);
        if (cell != null || ended == null) {
            return cell;
        }
        return ended.cell(log, time, key);
    }

    /** Adds to an integer of the status; false if it takes a transaction. */
    boolean addToStatus(LogRecord log, long known, String key, long delta, StoreOptions options, Store store) {
        return append(known, options, open -> tryAdd(open.appender(), log, key, delta, store));
    }

    private Append tryAdd(Appender appender, LogRecord log, String key, long delta, Store store) {
        TailLog to = newest(log);
        if (to == null) {
            Append defined = define(appender, log.id(), log.uuid());
            return defined == Append.DONE ? tryAdd(appender, log, key, delta, store) : defined;
        }
        StatusSum now = newestStatus(log.id(), key);
        Cell cell =
                now.isChanged() ? now.cell() : store.findStatus(log.id(), key).cell();
        if (!(cell instanceof Cell.Int integer) || integer.value() < 0 || integer.value() > Long.MAX_VALUE - delta) {
            return Append.TOO_LARGE; // not for the journal: a transaction says what is wrong with it, or makes one
        }
        Append appended = appender.statusAdd(to.number(), key, delta);
        if (appended == Append.DONE) {
            to.add(key, delta, new Cell.Int(integer.value() + delta));
        }
        return appended;
    }

    /**
     * An entry of the status, as it will be in the database.
     *
     * @param isChanged whether anything is still to be added to it
     * @param cell its sum; null if that is not known, or not changed
     */
    record StatusSum(boolean isChanged, @Nullable Cell cell) {

        static final StatusSum UNCHANGED = new StatusSum(false, null);
    }

    private StatusSum newestStatus(long log, String key) {
        TailLog found = pending.log(log);
        if ((found == null || !found.addsTo(key)) && ended != null) {
            found = ended.log(log);
        }
        return found != null && found.addsTo(key) ? new StatusSum(true, found.status(key)) : StatusSum.UNCHANGED;
    }

    // Reading

    /** A cell that is not in the database yet, or only just; null if there is none. */
    @Nullable
    Cell cell(long log, long time, String key) {
        lock.lock();
        try {
            return newest(log, time, key);
        } finally {
            lock.unlock();
        }
    }

    /** The cells of a time that are not in the database yet, or only just. */
    Map<String, Cell> row(long log, long time) {
        Map<String, Cell> row = new HashMap<>();
        lock.lock();
        try {
            if (ended != null) {
                ended.addTo(row, log, time);
            }
            pending.addTo(row, log, time);
            return row;
        } finally {
            lock.unlock();
        }
    }

    /** All that is not in the database yet, or only just. */
    Newest newest() {
        lock.lock();
        try {
            Journal open = journal;
            if (open == null) {
                return Newest.NOTHING;
            }
            if (ended == null && !pending.isEmpty()) {
                endPending(open); // what has ended need not be copied
            }
            List<TailGeneration> generations = new ArrayList<>();
            if (ended != null) {
                generations.add(ended);
            }
            if (!pending.isEmpty()) {
                generations.add(pending.copy());
            }
            return new Newest(open.id(), generations);
        } finally {
            lock.unlock();
        }
    }

    StatusSum status(long log, String key) {
        lock.lock();
        try {
            return newestStatus(log, key);
        } finally {
            lock.unlock();
        }
    }

    /** Changes before and after each change of the database: who has read here and there in the meantime reads again. */
    long version() {
        return version.get();
    }

    /** A transaction may have changed what this knows of the database. */
    private void changed() {
        lock.lock();
        try {
            version.incrementAndGet();
            ends.clear();
            pending.forgetStatus();
            if (ended != null) {
                ended.forgetStatus();
            }
        } finally {
            lock.unlock();
        }
    }

    // Bringing it to the database

    /**
     * Returns once all that was appended before this call is in the database.
     *
     * @param store the caller's, which brings it there unless another promises more
     * @throws TrainingLogException if the database does not take it; then it is kept
     */
    void drain(Store store, Duration wait) {
        if (!hasAny) {
            return;
        }
        enterDraining(wait);
        try {
            if (drainOne(store) && hasAny) {
                drainOne(store); // what was appended while the first was on its way already
            }
        } finally {
            draining.unlock();
        }
    }

    /** For a thread that has no caller to tell: whoever calls next learns of a failure. */
    void drainInBackground() {
        Writer writer = anyWriter();
        if (writer == null) {
            return;
        }
        try {
            drain(writer.store(), writer.options().busyWait());
            Journal open = journal;
            if (open != null) {
                open.prepare();
            }
        } catch (BusyException | JournalException e) {
            LOG.debug("{} takes nothing at the moment; its journal keeps it", file, e);
        } catch (RuntimeException e) {
            if (!Objects.equals(e.getMessage(), lastWarning)) {
                lastWarning = e.getMessage();
                LOG.warn("{} does not take what was written; its journal keeps it: {}", file, e.getMessage());
            }
        }
    }

    /** The one that promises most; of equal ones another each time, since one may be broken where the others are not. */
    private @Nullable Writer anyWriter() {
        lock.lock();
        try {
            if (writers.isEmpty()) {
                return null;
            }
            Writer writer = writers.get(0);
            if (failure != null && writers.get(writers.size() - 1).promises(writer)) {
                writers.add(writers.remove(0));
            }
            return writer;
        } finally {
            lock.unlock();
        }
    }

    /** A generation that is on its way to the database. */
    private record Leaving(TailGeneration generation, Journal from, Store to) {

        /** Answers the last time with a cell that each of its logs has then. */
        Map<Long, Long> writeTo(Transaction transaction) {
            Map<Long, Long> lastTimes = generation.writeTo(transaction);
            transaction.noteJournal(from.id(), generation.number());
            return lastTimes;
        }
    }

    /** The oldest generation, for the one thread that drains; null if nothing is left. */
    private @Nullable Leaving leaving(Store store) {
        lock.lock();
        try {
            Journal from = journal;
            if (from == null || writers.isEmpty() || (ended == null && pending.isEmpty())) {
                return null;
            }
            if (ended == null) {
                endPending(from);
            }
            TailGeneration generation = Objects.requireNonNull(ended);
            version.incrementAndGet();
            return new Leaving(generation, from, bearer(store));
        } finally {
            lock.unlock();
        }
    }

    /** The caller's own store, unless it promises less than another. */
    private Store bearer(Store store) {
        Writer most = writers.get(0);
        for (Writer writer : writers) {
            if (writer.store() == store && writer.promises(most)) {
                return store;
            }
        }
        return most.store();
    }

    private void arrived(Leaving arrived, Map<Long, Long> lastTimes) {
        lock.lock();
        try {
            ended = null;
            failure = null;
            version.incrementAndGet();
            arrived.from().drained(arrived.generation().number());
            ends.put(lastTimes);
            hasAny = !pending.isEmpty();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean drainOne(Store store) {
        Leaving leaving = leaving(store);
        if (leaving == null) {
            return false;
        }
        try {
            Map<Long, Long> lastTimes = leaving.to().write(transaction -> {
                saw(transaction.revision());
                return leaving.writeTo(transaction);
            });
            arrived(leaving, lastTimes);
            return true;
        } catch (BusyException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    private void failed(RuntimeException e) {
        lock.lock();
        try {
            failure = e;
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the database, in one transaction with bringing there what was appended before this call. */
    <T> T write(Store store, StoreOptions options, Function<? super Transaction, T> change) {
        enterDraining(options.busyWait());
        try {
            Leaving leaving = lastToLeave(store);
            version.incrementAndGet();
            if (leaving == null) {
                return store.write(change);
            }
            Map<Long, Long> lastTimes = new HashMap<>();
            T result = store.write(transaction -> {
                lastTimes.putAll(leaving.writeTo(transaction));
                return change.apply(transaction);
            });
            arrived(leaving, lastTimes);
            return result;
        } finally {
            changed();
            draining.unlock();
        }
    }

    private void enterDraining(Duration wait) {
        boolean wasInterrupted = false;
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                if (draining.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    break;
                }
                throw new BusyException(file + ": another thread was writing for longer than " + wait.toMillis()
                        + " ms; nothing was written. Try again, or set a longer busyWait");
            } catch (InterruptedException e) {
                wasInterrupted = true;
            } finally {
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** What is left when all but one generation are brought; null if nothing is, or another store has brought it. */
    private @Nullable Leaving lastToLeave(Store store) {
        if (!hasAny) {
            return null;
        }
        boolean isOwn;
        boolean areTwo;
        lock.lock();
        try {
            isOwn = !writers.isEmpty() && bearer(store) == store;
            areTwo = ended != null && !pending.isEmpty();
        } finally {
            lock.unlock();
        }
        if ((!isOwn || areTwo) && drainOne(store) && !isOwn && hasAny) {
            drainOne(store);
        }
        return isOwn ? leaving(store) : null;
    }
}
