package io.traininglog.tail;

import io.traininglog.UnavailableException;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalException;
import io.traininglog.store.Store;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal and its two generations, which the parts of a {@link Tail} share: one takes what comes, the one before it
 * is on its way to the database.
 *
 * <p>A thread that takes several locks takes them in this order: {@link Draining}'s, the database's, {@link #lock()}. Who
 * has the last one never waits for the database. Methods are for those who have it, unless they say otherwise.
 */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    /** The disk may only have been full. */
    private static final long RETRY = TimeUnit.SECONDS.toNanos(10);

    private final JournalPlace place;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Writers writers = new Writers();
    private final LastTimes ends = new LastTimes();
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    private final AtomicLong revision = new AtomicLong(-1);
    private final AtomicLong version = new AtomicLong();
    private volatile @Nullable Journal journal;
    private volatile boolean hasAny;
    private volatile boolean isChanging;
    private volatile @Nullable Arrived lastArrived;
    private boolean isRefused;
    private long refusedAt;
    private TailGeneration pending = new TailGeneration(1);
    private @Nullable TailGeneration ended;
    private @Nullable RuntimeException failure;
    private @Nullable UnavailableException away;
    private @Nullable TailLog lastLog; // the one of the last call, in the pending generation

    Generations(JournalPlace place) {
        this.place = place;
    }

    JournalPlace place() {
        return place;
    }

    /** The database, for messages. */
    String database() {
        return place.database();
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Signalled when a generation has arrived, or failed to. */
    Condition arrival() {
        return arrival;
    }

    Writers writers() {
        return writers;
    }

    LastTimes ends() {
        return ends;
    }

    /**
     * The database has a log no more: it was deleted, or a server took over that never had it, which no revision tells. Who
     * writes to it from now on asks the database, and learns it. For all.
     */
    void isGone(TailLog log) {
        if (gone.add(log.id())) {
            LOG.warn(
                    "{} does not have log {} any more: it was deleted, or this is another server. What was written to it"
                            + " is dropped",
                    database(),
                    Uuids.hex(log.uuid()));
        }
    }

    /** Whether it was found that the database has a log no more. */
    boolean hasGone(long log) {
        return !gone.isEmpty() && gone.contains(log); // as hardly ever any is: each record asks
    }

    /** Whether anything is not in the database yet. For all. */
    boolean hasAny() {
        return hasAny;
    }

    /** The lineage's revision, as this process knows it: what was checked at another one is to be checked again. For all. */
    long revision() {
        return revision.get();
    }

    /** The database is at this revision, or beyond. For all. */
    void saw(long seen) {
        if (seen > revision.get()) {
            revision.accumulateAndGet(seen, Math::max);
        }
    }

    /**
     * Changes before and after each change of the database: who has read here and there in the meantime reads again. For
     * all.
     */
    long version() {
        return version.get();
    }

    /** The database is about to change, or has. For all. */
    void nextVersion() {
        version.incrementAndGet();
    }

    /** The journal, if it is open. For all. */
    @Nullable
    Journal journal() {
        return journal;
    }

    /** The journal, which opens with the first call; null where there can be none, or nobody would bring it anywhere. */
    @Nullable
    Journal openJournal() {
        if (journal == null && !writers.isEmpty() && (!isRefused || System.nanoTime() - refusedAt > RETRY)) {
            try {
                Journal opened = Journal.create(place.base(), place.areaSize());
                begin(opened);
                journal = opened;
            } catch (JournalException e) {
                if (!isRefused) {
                    LOG.warn(
                            "{} has no journal, so each write waits for its commit: {}. A journal takes a local disk",
                            database(),
                            e.getMessage());
                }
                isRefused = true;
                refusedAt = System.nanoTime();
            }
        }
        return journal;
    }

    TailGeneration pending() {
        return pending;
    }

    /** The generation that is on its way. */
    @Nullable
    TailGeneration ended() {
        return ended;
    }

    /** Why the one that is on its way did not arrive, the last time. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    private void begin(Journal appendedTo) {
        pending = new TailGeneration(appendedTo.generation());
        lastLog = null;
    }

    /**
     * Begins the next generation; the one that took what came is on its way now. Where that has only names it goes all the
     * same, so that the database notes it: who replays the journal misses none between what is noted and what is there.
     */
    void endPending(Journal ending) {
        hasAny = true;
        pending.end(ending.used());
        if (!ending.next()) {
            throw new IllegalStateException("generation " + pending.number() + " follows one that is not drained");
        }
        TailGeneration last = pending;
        ended = last;
        begin(ending);
        Names.carryOver(last, pending, ending, place);
    }

    /** Notes that the pending generation has more than names; answers whether all was in the database before. */
    boolean use() {
        pending.use();
        if (hasAny) {
            return false;
        }
        hasAny = true;
        return true;
    }

    /** The pending generation's part of a log; null if it has none. */
    @Nullable
    TailLog newest(long log) {
        TailLog last = lastLog;
        if (last == null || last.id() != log) {
            last = pending.log(log);
            lastLog = last;
        }
        return last;
    }

    /** Does not keep what a store brought that is gone. */
    void forgetArrived(Store in) {
        if (lastArrived != null && lastArrived.in() == in) {
            lastArrived = null;
        }
    }

    /** A cell that is not in the database yet, or only just; null if there is none. */
    @Nullable
    Cell cell(long log, long time, String key) {
        Cell cell = pending.cell(log, time, key);
        if (cell != null || ended == null) {
            return cell;
        }
        return ended.cell(log, time, key);
    }

    Newer status(long log, String key) {
        TailLog found = pending.log(log);
        if ((found == null || !found.addsTo(key)) && ended != null) {
            found = ended.log(log);
        }
        return found != null && found.addsTo(key) ? new Newer(true, found.status(key)) : Newer.NOTHING;
    }

    /** The oldest generation, for the one thread that drains; null if nothing is left. */
    @Nullable
    Leaving leave(Store store) {
        Journal from = journal;
        if (from == null || writers.isEmpty() || (ended == null && pending.isEmpty())) {
            return null;
        }
        if (ended == null) {
            endPending(from);
        }
        nextVersion();
        return new Leaving(Objects.requireNonNull(ended), from, writers.bearer(store));
    }

    /**
     * A generation is in the database.
     *
     * @param arrived null if more was changed there with it
     */
    void arrived(Leaving left, @Nullable Arrived arrived) {
        lastArrived = arrived != null && arrived.isWorthKeeping() && !isChanging ? arrived : null;
        if (arrived != null) {
            left.generation()
                    .usedLogs()
                    .forEach(log -> saw(log.id(), arrived.logs().get(log.id())));
        }
        ended = null;
        failure = null;
        away = null;
        nextVersion();
        left.from().drained(left.generation().number());
        hasAny = !pending.isEmpty();
        arrival.signalAll();
    }

    /** Some logs of a generation are in the database, and are looked for there; of these it is still to come. For all. */
    void arrivedInPart(Leaving left, Map<Long, ArrivedLog> arrived, Set<Long> missing) {
        lock.lock();
        try {
            for (TailLog log : left.generation().usedLogs()) {
                if (!missing.contains(log.id())) {
                    saw(log.id(), arrived.get(log.id()));
                }
            }
            ended = left.generation().only(missing);
            nextVersion();
        } finally {
            lock.unlock();
        }
    }

    /** Null if it is there since an earlier try, whose answer was lost: then what is known of it may be older. */
    private void saw(long log, @Nullable ArrivedLog arrived) {
        TailLog newer = pending.log(log);
        if (arrived == null) {
            ends.remove(log);
            if (newer != null) {
                newer.forgetStatus();
            }
            return;
        }
        ends.put(log, new LastTimes.Known(arrived.last(), System.nanoTime()));
        if (newer != null) {
            newer.saw(arrived.status());
        }
    }

    /** The generation that was brought there last, if this process has changed nothing since. For all. */
    @Nullable
    Arrived lastArrived() {
        return lastArrived;
    }

    /** Whether it is still that one. For all. */
    @SuppressWarnings("ReferenceEquality") // there is one of each
    boolean isLast(Arrived arrived) {
        return lastArrived == arrived;
    }

    /** Somebody else has changed the database since. */
    void forget(Arrived arrived) {
        if (isLast(arrived)) {
            lastArrived = null;
        }
    }

    void failed(RuntimeException e) {
        failure = e;
        arrival.signalAll();
    }

    /** The database could not be reached; null if it could. */
    void isAway(@Nullable UnavailableException e) {
        away = e;
    }

    /** Why the database was not reached, the last time; null if it was. */
    @Nullable
    UnavailableException away() {
        return away;
    }

    /** A transaction that brings more than generations is about to change the database. */
    void changing() {
        isChanging = true;
        lastArrived = null; // before the database changes: who finds it here after a look there has looked in time
        nextVersion();
    }

    /** Whether such a transaction is open, or was committed only just. For all. */
    boolean isChanging() {
        return isChanging;
    }

    /** Such a transaction may have changed what is known of the database. */
    void changed() {
        nextVersion();
        isChanging = false; // last: who sees that sees the next version
        ends.clear();
        pending.forgetStatus();
        if (ended != null) {
            ended.forgetStatus();
        }
    }

    /** Lets go of the journal and all that is in it. */
    void forget() {
        journal = null;
        lastArrived = null;
        ended = null;
        failure = null;
        away = null;
        hasAny = false;
        pending = new TailGeneration(0);
        lastLog = null;
        arrival.signalAll();
    }
}
