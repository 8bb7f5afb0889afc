package io.traininglog.tail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thread that brings a tail to its database every tenth of a second, and sleeps while there is nothing to bring. */
final class Clerk {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Thread thread;
    private final Generations generations;
    private final Draining draining;
    private volatile boolean isAsleep;
    private volatile boolean isHurried;
    private volatile boolean hasEnded;

    Clerk(Generations generations, Draining draining) {
        this.generations = generations;
        this.draining = draining;
        this.thread =
                new Thread(this::run, "traininglog writes " + generations.file().getFileName());
        thread.setDaemon(true);
    }

    /** Starts it, the first time. */
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
        while (!hasEnded) {
            if (!generations.hasAny()) {
                isAsleep = true;
                if (!generations.hasAny() && !hasEnded) {
                    LockSupport.park(this);
                }
                isAsleep = false;
            }
            long until = System.nanoTime() + PAUSE;
            for (long left = PAUSE; left > 0 && !isHurried && !hasEnded; left = until - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
            }
            isHurried = false;
            if (!hasEnded) {
                draining.drainInBackground();
            }
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
