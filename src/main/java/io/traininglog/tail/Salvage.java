package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.UnavailableException;
import io.traininglog.journal.JournalBusyException;
import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to the database what processes that died left in their journals, while this process lives.
 *
 * <p>Nothing says whether an entry in a dead process's journal is newer than one that the database has at the same place.
 * So what the dead left goes first, and overwrites: who opens a database replays before it writes, and a process that has
 * it open looks before it changes anything there, unless it has looked within the last twentieth of a second (or a
 * hundred times as long as a look takes, up to a second, in a folder of very many files). What somebody commits within that time of the
 * writer's death may be overwritten by what the dead one wrote before; nothing that is committed later is, and nothing at
 * all where nobody lived. A process that has nothing to bring looks every second. Where a journal cannot be claimed or
 * replayed, as while the process that has claimed it is stopped or a log is held on a server, this process goes on without
 * and tries again a second later or more; what it writes until then may be overwritten too.
 *
 * <p>For the one thread that drains.
 */
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long INTERVAL_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    /** As long as it may take to replay a journal, and no longer: a process that was stopped meanwhile holds nobody up. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Generations generations;
    private long next = System.nanoTime();
    private @Nullable String lastWarning;

    Salvage(Generations generations) {
        this.generations = generations;
    }

    /**
     * Looks, if it is time to, and brings what is there.
     *
     * @param store which brings it
     * @throws BusyException if the database takes nothing at the moment
     */
    void run(Store store, Duration wait) {
        long begin = System.nanoTime();
        if (begin - next < 0) {
            return;
        }
        long interval = INTERVAL_AFTER_FAILURE;
        try {
            List<Orphan> orphans =
                    Orphans.claim(generations.place().base(), wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
            long look = System.nanoTime() - begin;
            bring(orphans, store);
            interval = Math.min(Math.max(INTERVAL, 100 * look), INTERVAL_AFTER_FAILURE);
        } catch (JournalBusyException e) {
            LOG.debug("{}: another process is still at it", generations.database(), e);
        } catch (UnavailableException e) {
            throw e;
        } catch (BusyException e) {
            if (store.spansLogs()) {
                throw e;
            }
            LOG.debug("{}: a log is held of which a process left something", generations.database(), e);
            interval = Math.max(interval, System.nanoTime() - begin); // the other logs have their turn as well
        } catch (RuntimeException e) {
            warn(e); // forged, perhaps: nobody who has something to write is to fail by it
        } finally {
            next = System.nanoTime() + interval;
        }
    }

    private void bring(List<Orphan> orphans, Store store) {
        if (orphans.isEmpty()) {
            return;
        }
        generations.changing();
        try {
            Recovery.recover(orphans, generations.place(), store);
            generations.saw(store.read(Snapshot::revision));
        } finally {
            generations.lock().lock();
            try {
                generations.changed();
            } finally {
                generations.lock().unlock();
            }
        }
    }

    private void warn(RuntimeException e) {
        if (!Objects.equals(e.getMessage(), lastWarning)) {
            lastWarning = e.getMessage();
            LOG.warn(
                    "{} does not take what a process left in its journal, which keeps it: {}",
                    generations.database(),
                    e.getMessage());
        }
    }
}
