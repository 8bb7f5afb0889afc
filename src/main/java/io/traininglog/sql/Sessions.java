package io.traininglog.sql;

import io.traininglog.ClosedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sessions for readers: each is used by one thread at a time, the last used first. At most {@value #MOST} are open; who
 * finds them all taken waits for one.
 */
final class Sessions<S extends SqlSession> {

    private static final int MOST = 8;

    private final Semaphore free = new Semaphore(MOST);
    private final Deque<S> idle = new ArrayDeque<>();
    private boolean closed;

    /** Opens one more session. */
    interface Opener<S> {
        S open() throws SQLException;
    }

    /** A session that is idle, or one that this opens. */
    S take(Opener<? extends S> opener) throws SQLException {
        free.acquireUninterruptibly();
        return taken(opener);
    }

    /** Like {@link #take}, but null if others have all of them for so long. */
    @Nullable
    S takeSoon(Opener<? extends S> opener, Duration wait) throws SQLException {
        return acquire(wait) ? taken(opener) : null;
    }

    /** An interrupt is kept for later. */
    private boolean acquire(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private S taken(Opener<? extends S> opener) throws SQLException {
        try {
            S session;
            synchronized (idle) {
                if (closed) {
                    throw new ClosedException("the database was closed; open it again");
                }
                session = idle.pollLast();
            }
            return session != null ? session : opener.open();
        } catch (RuntimeException | Error | SQLException e) {
            free.release();
            throw e;
        }
    }

    /** Gives a session back; one that was closed is not lent again. */
    void giveBack(S session, boolean wasClosed) {
        boolean keep;
        synchronized (idle) {
            keep = !closed && !wasClosed;
            if (keep) {
                session.used();
                idle.addLast(session);
            }
        }
        if (!keep && !wasClosed) {
            session.close();
        }
        free.release();
    }

    /** Closes those that nobody has used since a moment of {@link System#nanoTime}. */
    void closeUnused(long since) {
        Deque<S> unused = new ArrayDeque<>();
        synchronized (idle) {
            while (!idle.isEmpty() && idle.getFirst().lastUse() - since < 0) {
                unused.add(idle.removeFirst());
            }
        }
        unused.forEach(SqlSession::close);
    }

    /** Closes the idle sessions now and the others when they are given back. */
    void close() {
        Deque<S> unused;
        synchronized (idle) {
            closed = true;
            unused = new ArrayDeque<>(idle);
            idle.clear();
        }
        unused.forEach(SqlSession::close);
    }
}
