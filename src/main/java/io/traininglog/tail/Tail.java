package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.ClosedException;
import io.traininglog.Durability;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalClosedException;
import io.traininglog.journal.JournalException;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest entries of one database file in this process, shared by all stores that are open on it: in the journal, so
 * that they survive the death of the process, and in columns, so that readers find them.
 *
 * <p>They form {@linkplain Generations generations}. One takes what comes; the one before it is being brought to the
 * database, by a thread at an interval or by whoever needs it there now. When one is full while the other is still on its way, those
 * who append wait.
 *
 * <p>Safe for threads.
 */
final class Tail {

    private final Generations generations;
    private final Draining draining;
    private final Appending appending;
    private final Reading reading;
    private final Clerk clerk;
    private final Set<Long> forcedLogs = ConcurrentHashMap.newKeySet();

    Tail(JournalPlace place) {
        generations = new Generations(place);
        draining = new Draining(generations);
        clerk = new Clerk(generations, draining);
        appending = new Appending(generations, clerk);
        reading = new Reading(generations);
    }

    Appending appending() {
        return appending;
    }

    Reading reading() {
        return reading;
    }

    Draining draining() {
        return draining;
    }

    /**
     * Adds a store that can bring entries to the database. One that promises more than others joins between two commits: a
     * commit that promises less must not take what is appended under that promise.
     *
     * @throws BusyException if it would have to wait for too long
     */
    void add(Store store, StoreOptions options) {
        if (options.durability() == Durability.POWER_LOSS) {
            draining.alone(options.busyWait(), () -> join(store, options));
        } else {
            join(store, options);
        }
    }

    private void join(Store store, StoreOptions options) {
        generations.lock().lock();
        try {
            generations.writers().add(store, options);
            forcedLogs.clear(); // others may have committed since, and waited for nothing
            clerk.start();
        } finally {
            generations.lock().unlock();
        }
    }

    /**
     * Brings all to the database, for the last time through this store. With the last store that can, the journal ends.
     *
     * @throws TrainingLogException if it cannot be brought there; if this was the last store the journal keeps it
     */
    void remove(Store store, StoreOptions options) {
        try {
            draining.drain(store, options.busyWait());
        } finally {
            draining.alone(() -> leave(store)); // whoever claims the journal then must not meet what this still commits
        }
    }

    private void leave(Store store) {
        Journal ending = null;
        boolean isKept = false;
        generations.lock().lock();
        try {
            generations.writers().remove(store);
            generations.forgetArrived(store);
            if (generations.writers().isEmpty()) {
                ending = generations.journal();
                isKept = generations.hasAny();
                generations.forget();
            }
        } finally {
            generations.lock().unlock();
        }
        if (ending != null) {
            end(ending, isKept, store);
        }
    }

    private void end(Journal ending, boolean isKept, Store store) {
        if (isKept) {
            ending.close();
            return;
        }
        ending.closeAndDelete();
        store.write(transaction -> {
            transaction.forgetJournal(ending.id());
            forgetGone(transaction);
            return true;
        });
    }

    /**
     * Forgets the journals of those who died between the deletion of the file and this. A journal is noted after its file
     * was made, in a transaction, and its file is deleted when nothing of it is needed: so one that is noted without a
     * file is nobody's.
     */
    private void forgetGone(Transaction transaction) {
        for (long id : transaction.journals()) {
            if (!Journal.isThere(generations.place().base(), id)) {
                transaction.forgetJournal(id);
            }
        }
    }

    /** Ends it, when nobody is left who uses it. */
    void end() {
        clerk.end();
    }

    /** Whether anything is not in the database yet. */
    boolean hasAny() {
        return generations.hasAny();
    }

    /** Whether this is still the journal's id. */
    boolean goesOnWith(long journal) {
        Journal open = generations.journal();
        return open != null && open.id() == journal;
    }

    /** The lineage's revision, as this process knows it: what was checked at another one is to be checked again. */
    long revision() {
        return generations.revision();
    }

    /** The database is at this revision, or beyond. */
    void saw(long seen) {
        generations.saw(seen);
    }

    /** Whether a transaction is on its way that changes more than what comes from here. */
    boolean isChanging() {
        return generations.isChanging();
    }

    /** Changes before and after each change of the database: who has read here and there in the meantime reads again. */
    long version() {
        return generations.version();
    }

    /**
     * Returns once what was appended survives a power cut, with the log itself: that may have been made by a commit which
     * waited for nothing, here or in another process.
     *
     * @throws ClosedException if the last store was closed meanwhile
     */
    void force(long log, Store store) {
        if (!forcedLogs.contains(log)) {
            store.force();
            forcedLogs.add(log);
        }
        Journal open = generations.journal();
        try {
            if (open != null) { // else it was closed, as the caller finds
                open.force();
            }
        } catch (JournalClosedException e) {
            throw new ClosedException(
                    generations.database()
                            + " was closed while this was being written, which perhaps survives no power cut",
                    e);
        } catch (JournalException e) {
            throw new StorageException(
                    "what was written survives the death of this process, but perhaps no power cut: " + e.getMessage(),
                    e);
        }
    }
}
