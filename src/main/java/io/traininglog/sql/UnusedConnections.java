package io.traininglog.sql;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back what a store has not used for a while, looking every second: connections are few, and others want them. */
final class UnusedConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedConnections.class);

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private static final long UNUSED = TimeUnit.SECONDS.toNanos(5);

    private final String database;
    private final LongConsumer giver;
    private final Thread thread;
    private volatile boolean hasEnded;

    private UnusedConnections(String database, LongConsumer giver) {
        this.database = database;
        this.giver = giver;
        this.thread = new Thread(this::run, "traininglog gives back connections");
        thread.setDaemon(true);
    }

    /** Begins to look. */
    static UnusedConnections of(SqlStore<?> store) {
        return of(store.description(), store::closeUnused);
    }

    /**
     * Begins to look.
     *
     * @param giver gives back what nobody has used since a moment of {@link System#nanoTime}
     */
    static UnusedConnections of(String database, LongConsumer giver) {
        UnusedConnections unused = new UnusedConnections(database, giver);
        unused.thread.start();
        return unused;
    }

    private void run() {
        while (!hasEnded) {
            LockSupport.parkNanos(this, LOOK);
            try {
                giver.accept(System.nanoTime() - UNUSED);
            } catch (RuntimeException e) {
                LOG.debug("{}: a connection could not be given back", database, e); // it was broken
            } catch (Error e) {
                // as when there is no memory left for a moment: without this thread, connections would be kept for good
                LOG.error("{}: unused connections are given back later", database, e);
            }
        }
    }

    @Override
    public void close() {
        hasEnded = true;
        LockSupport.unpark(thread);
    }
}
