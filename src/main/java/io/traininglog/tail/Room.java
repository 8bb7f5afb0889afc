package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.journal.Journal;
import java.time.Duration;

/** Makes room in a journal that is full, and waits for it where it must. Guarded by the tail's lock. */
final class Room {

    private final Generations generations;
    private final Clerk clerk;

    Room(Generations generations, Clerk clerk) {
        this.generations = generations;
        this.clerk = clerk;
    }

    /**
     * Waits for a generation to take what comes; false if there is none because the database takes nothing, or was closed.
     */
    boolean make(Journal full, Duration wait) {
        TailGeneration filled = generations.pending();
        clerk.hurry();
        awaitArrival(filled, wait);
        if (generations.failure() != null || generations.journal() != full) {
            return false;
        }
        if (generations.pending() == filled) {
            generations.endPending(full);
            clerk.hurry();
        } // else another thread that waited has made room
        return true;
    }

    private TrainingLogException full(Duration wait) {
        String full = "the journal of " + generations.database() + " is full, and the database took nothing of it for "
                + wait.toMillis() + " ms";
        UnavailableException away = generations.away();
        return away == null
                ? new BusyException(full + "; nothing was written. Try again, or set a longer busyWait")
                : new UnavailableException(full + ": " + away.getMessage(), away);
    }

    /** Until the generation before the one that is full has arrived. */
    private void awaitArrival(TailGeneration filled, Duration wait) {
        boolean wasInterrupted = false;
        long left = wait.toNanos();
        while (generations.pending() == filled && generations.ended() != null && generations.failure() == null) {
            if (left <= 0) {
                throw full(wait);
            }
            try {
                left = generations.arrival().awaitNanos(left);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
