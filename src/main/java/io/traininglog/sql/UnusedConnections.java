package io.traininglog.sql;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back what a store has not used for a while, looking every second: connections are few, and others want them. */
final class UnusedConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedConnections.class);

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private static final long UNUSED = TimeUnit.SECONDS.toNanos(5);

    private final SqlStore<?> store;
    private final Thread thread;
    private volatile boolean hasEnded;

    private UnusedConnections(SqlStore<?> store) {
        this.store = store;
        this.thread = new Thread(this::run, "traininglog gives back connections");
        thread.setDaemon(true);
    }

    /** Begins to look. */
    static UnusedConnections of(SqlStore<?> store) {
        UnusedConnections unused = new UnusedConnections(store);
        unused.thread.start();
        return unused;
    }

    private void run() {
        while (!hasEnded) {
            LockSupport.parkNanos(this, LOOK);
            try {
                store.closeUnused(System.nanoTime() - UNUSED);
            } catch (RuntimeException e) {
                LOG.debug("{}: a connection could not be given back", store.description(), e); // it was broken
            }
        }
    }

    @Override
    public void close() {
        hasEnded = true;
        LockSupport.unpark(thread);
    }
}
