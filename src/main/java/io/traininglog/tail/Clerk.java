package io.traininglog.tail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that brings a tail to its database at its {@linkplain JournalPlace#interval interval}. While there is nothing to bring it looks every
 * second for what processes that died have left.
 */
final class Clerk {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);

    /** Between two tries while the database takes nothing. */
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(3);

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private final Thread thread;
    private final Generations generations;
    private final Draining draining;
    private final long interval;
    private volatile boolean isAsleep;
    private volatile boolean isHurried;
    private volatile boolean hasEnded;

    Clerk(Generations generations, Draining draining) {
        this.generations = generations;
        this.draining = draining;
        this.interval = generations.place().interval().toNanos();
        this.thread = new Thread(
                this::run, "traininglog writes " + generations.place().base().getFileName());
        thread.setDaemon(true);
    }

    /** Starts it, the first time. Guarded by the tail's lock. */
    void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** There is something to bring. */
    void wake() {
        if (isAsleep) {
            LockSupport.unpark(thread);
        }
    }

    /** There is much to bring, and somebody may be waiting for it. */
    void hurry() {
        isHurried = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long pause = interval;
        while (!hasEnded) {
            sleep();
            if (generations.hasAny()) {
                pause(pause);
            }
            isHurried = false;
            if (!hasEnded) {
                pause = work() ? interval : Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    private boolean work() {
        try {
            return draining.drainInBackground();
        } catch (Error e) {
            // as when there is no memory left for a moment: without this thread, trainers would wait for a full journal
            LOG.error("{} was not written to; its journal keeps what is new", generations.database(), e);
            return false;
        }
    }

    /** Until there is something to bring, or it is time to look. */
    private void sleep() {
        isAsleep = true;
        long until = System.nanoTime() + LOOK;
        for (long left = LOOK;
                left > 0 && !generations.hasAny() && !isHurried && !hasEnded;
                left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        isAsleep = false;
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !isHurried && !hasEnded; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Returns when the thread is done with what it was doing. */
    void end() {
        hasEnded = true;
        LockSupport.unpark(thread);
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
