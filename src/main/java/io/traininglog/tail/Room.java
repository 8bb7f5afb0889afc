package io.traininglog.tail;

import io.traininglog.BusyException;
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
        clerk.hurry();
        awaitArrival(wait);
        if (isTaken() || generations.failure() != null || generations.journal() != full) {
            return false;
        }
        if (generations.pending().isEmpty()) {
            generations.beginAnew(full);
        } else {
            generations.endPending(full);
        }
        clerk.hurry();
        return true;
    }

    /** Whether the other generation is still on its way. */
    private boolean isTaken() {
        return generations.ended() != null;
    }

    private void awaitArrival(Duration wait) {
        boolean wasInterrupted = false;
        long left = wait.toNanos();
        while (isTaken() && generations.failure() == null) {
            if (left <= 0) {
                throw new BusyException("the journal of " + generations.file()
                        + " is full, and the database took nothing of it for " + wait.toMillis()
                        + " ms; nothing was written. Try again, or set a longer busyWait");
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
