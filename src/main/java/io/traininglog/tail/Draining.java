package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalClosedException;
import io.traininglog.journal.JournalException;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings generations to the database, one thread at a time. Safe for threads: whoever changes the database has {@code
 * draining}, the first of the locks that {@link Generations} puts in order.
 */
final class Draining {

    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    private final Generations generations;
    private final Salvage salvage;
    private final ReentrantLock draining = new ReentrantLock();
    private @Nullable String lastWarning; // the clerk's
    private final Map<Class<?>, Integer> failures = new ConcurrentHashMap<>(); // the clerk's, one after the other

    Draining(Generations generations) {
        this.generations = generations;
        this.salvage = new Salvage(generations);
    }

    /**
     * Returns once all that was appended before this call is in the database.
     *
     * @param store the caller's, which brings it there unless another promises more
     * @throws TrainingLogException if the database does not take it; then it is kept
     */
    void drain(Store store, Duration wait) {
        if (!generations.hasAny()) {
            return;
        }
        enter(wait);
        try {
            salvage(store, wait);
            if (drainOne(store, true) && generations.hasAny()) {
                drainOne(store, true); // what was appended while the first was on its way already
            }
        } finally {
            draining.unlock();
        }
    }

    /**
     * For a thread that has no caller to tell, and comes again. It looks for what others left, too.
     *
     * @return false if the database takes nothing at the moment
     */
    boolean drainInBackground() {
        Writers.Writer writer = anyWriter();
        if (writer == null) {
            return true;
        }
        try {
            drainOne(writer);
            Journal open = generations.journal();
            if (open != null) {
                open.prepare();
            }
            return true;
        } catch (JournalClosedException e) {
            LOG.debug("{} was closed meanwhile", generations.database(), e);
            return true;
        } catch (UnavailableException e) {
            isAway(e);
        } catch (BusyException e) {
            isHeld(writer.store(), e);
        } catch (JournalException e) {
            LOG.debug("{} has no journal at the moment", generations.database(), e);
        } catch (RuntimeException e) {
            if (!Objects.equals(e.getMessage(), lastWarning)) {
                lastWarning = e.getMessage();
                LOG.warn(
                        "{} does not take what was written; its journal keeps it: {}",
                        generations.database(),
                        e.getMessage());
            }
        }
        return false;
    }

    private void isAway(UnavailableException e) {
        noteAway(e);
        failedOnceMore(e);
    }

    /** Where all logs are held at once, that is by turns, and not worth a word. */
    private void isHeld(Store store, BusyException e) {
        LOG.debug("{} takes not all of it at the moment", generations.database(), e);
        noteAway(null);
        if (!store.spansLogs()) {
            failedOnceMore(e);
        }
    }

    private void noteAway(@Nullable UnavailableException e) {
        generations.lock().lock();
        try {
            generations.isAway(e);
        } finally {
            generations.lock().unlock();
        }
    }

    /** A connection may break, and the next one be as good: only the second time it is worth a word, its first sentence. */
    private void failedOnceMore(TrainingLogException e) {
        if (failures.merge(e.getClass(), 1, Integer::sum) == 2) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.( .*)?$", "");
            LOG.warn("{}; the journal keeps what is new", reason);
        }
    }

    private void drainOne(Writers.Writer writer) {
        enter(writer.options().busyWait());
        try {
            salvage(writer.store(), writer.options().busyWait());
            drainOne(writer.store(), false);
        } finally {
            draining.unlock();
        }
    }

    /** What processes that died left goes first: so it overwrites nothing that is written from now on. */
    private void salvage(Store store, Duration wait) {
        Store bearer = bearer(store);
        if (bearer != null) {
            salvage.run(bearer, wait);
        }
    }

    private @Nullable Store bearer(Store store) {
        generations.lock().lock();
        try {
            return generations.writers().isEmpty()
                    ? null
                    : generations.writers().bearer(store);
        } finally {
            generations.lock().unlock();
        }
    }

    /** The one that promises most; another each time while generations do not arrive. */
    private Writers.@Nullable Writer anyWriter() {
        generations.lock().lock();
        try {
            Writers writers = generations.writers();
            Writers.Writer most = writers.most();
            if (generations.failure() != null) {
                writers.turn();
            }
            return most;
        } finally {
            generations.lock().unlock();
        }
    }

    private @Nullable Leaving leaving(Store store) {
        generations.lock().lock();
        try {
            return generations.leave(store);
        } finally {
            generations.lock().unlock();
        }
    }

    private void arrived(Leaving left, @Nullable Arrived arrived) {
        generations.lock().lock();
        try {
            generations.arrived(left, arrived);
        } finally {
            generations.lock().unlock();
        }
    }

    private void isBack() {
        if (failures.isEmpty()) {
            return;
        }
        boolean hasWarned = failures.values().stream().anyMatch(times -> times > 1);
        failures.clear();
        if (hasWarned) {
            LOG.info("{} takes what is written again, and has what the journal kept", generations.database());
        }
    }

    private void failed(RuntimeException e) {
        generations.lock().lock();
        try {
            generations.failed(e);
        } finally {
            generations.lock().unlock();
        }
    }

    /** What the database has of some logs was looked up as nobody else could change it. */
    private void changed(Map<Long, LastTimes.Known> ends) {
        generations.lock().lock();
        try {
            generations.changed();
            ends.forEach(generations.ends()::put);
        } finally {
            generations.lock().unlock();
        }
    }

    private boolean drainOne(Store store, boolean isPatient) {
        Leaving leaving = leaving(store);
        if (leaving == null) {
            return false;
        }
        try {
            arrived(leaving, leaving.bring(generations, isPatient));
            isBack();
            return true;
        } catch (BusyException | UnavailableException e) {
            throw e; // it may well take it the next time
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    /** One of a store's ways to change the database. */
    interface Way<T> {
        T write(Store store, Function<? super Transaction, T> change);
    }

    /** Changes the database, in one transaction with bringing there what was appended before this call. */
    <T> T write(Store store, StoreOptions options, Way<T> way, Function<? super Transaction, T> change) {
        enter(options.busyWait());
        Map<Long, LastTimes.Known> ends = new HashMap<>();
        boolean isDone = false;
        try {
            salvage(store, options.busyWait());
            generations.changing();
            Leaving leaving = lastToLeave(store);
            if (leaving == null) {
                T result = way.write(store, transaction -> {
                    T changed = change.apply(transaction);
                    transaction.lockedLogs().forEach(log -> ends.put(log, lastTime(transaction, log)));
                    return changed;
                });
                isDone = true;
                return result;
            }
            T result = way.write(store, transaction -> {
                leaving.writeTo(transaction);
                return change.apply(transaction);
            });
            arrived(leaving, null);
            return result;
        } finally {
            changed(isDone ? ends : Map.of());
            draining.unlock();
        }
    }

    private static LastTimes.Known lastTime(Transaction transaction, long log) {
        return new LastTimes.Known(transaction.lastTime(log), System.nanoTime());
    }

    /** Waits for the others; an interrupt is kept for later. */
    private void enter(Duration wait) {
        boolean wasInterrupted = false;
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            while (!tryEnter(deadline - System.nanoTime(), wait)) {
                wasInterrupted = true;
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers false if it was interrupted, which it is no more then. */
    private boolean tryEnter(long nanos, Duration wait) {
        try {
            if (draining.tryLock(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            return false;
        }
        throw new BusyException(generations.database() + ": another thread was writing" + orWaiting()
                + " for longer than " + wait.toMillis()
                + " ms; nothing was written. Try again, or set a longer busyWait");
    }

    private String orWaiting() {
        generations.lock().lock();
        try {
            Writers.Writer writer = generations.writers().most();
            return writer == null || writer.store().spansLogs() ? "" : ", or waiting for the server's answer,";
        } finally {
            generations.lock().unlock();
        }
    }

    /**
     * Runs what must not meet a generation on its way.
     *
     * @throws BusyException if one takes longer than that
     */
    void alone(Duration wait, Runnable action) {
        enter(wait);
        try {
            action.run();
        } finally {
            draining.unlock();
        }
    }

    /** Runs what must not meet a generation on its way, however long that takes. */
    void alone(Runnable action) {
        draining.lock();
        try {
            action.run();
        } finally {
            draining.unlock();
        }
    }

    /** What is left when all but one generation are brought; null if nothing is, or it was not to go with a change. */
    private @Nullable Leaving lastToLeave(Store store) {
        if (!generations.hasAny()) {
            return null;
        }
        boolean isOwn;
        boolean areTwo;
        generations.lock().lock();
        try {
            isOwn = store.spansLogs()
                    && !generations.writers().isEmpty()
                    && generations.writers().bearer(store) == store;
            areTwo = generations.ended() != null && !generations.pending().isEmpty();
        } finally {
            generations.lock().unlock();
        }
        if ((!isOwn || areTwo) && drainOne(store, true) && !isOwn && generations.hasAny()) {
            drainOne(store, true);
        }
        return isOwn ? leaving(store) : null;
    }
}
