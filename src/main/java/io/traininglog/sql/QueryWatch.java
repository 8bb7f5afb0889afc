package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * Stops what SQLite does for a query when it has worked for too long, has gathered too much in memory, or has nearly filled
 * the disk with temporary files. SQLite itself asks, every so many of its steps, so no other thread is needed.
 */
final class QueryWatch extends ProgressHandler {

    /** A few microseconds' of usual steps; one that works through a megabyte of text takes many milliseconds. */
    private static final int STEPS = 500;

    /** How often it is asked before it looks at memory and disk. */
    private static final int LOOK = 1_000;

    private final Duration most;
    private @Nullable MemoryGrowth memory;
    private @Nullable TemporaryRoom room;
    private long spent;
    private long since;
    private int asked;
    private @Nullable String why;

    private QueryWatch(Duration most) {
        this.most = most;
    }

    static QueryWatch over(Connection connection, Duration most) throws SQLException {
        QueryWatch watch = new QueryWatch(most);
        setHandler(connection, STEPS, watch);
        return watch;
    }

    /** Something that SQLite does. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does it, and counts how long it takes. */
    <T> T count(Work<T> work) throws SQLException {
        since = System.nanoTime();
        try {
            return work.run();
        } finally {
            spent += System.nanoTime() - since;
        }
    }

    /** Not 0 to stop. */
    @Override
    protected int progress() {
        if (spent + System.nanoTime() - since > most.toNanos()) {
            why = "the query took longer than " + most.toMillis() / 1000.0 + " s and was stopped; give it more time, or"
                    + " ask for less";
        } else if (++asked % LOOK == 0) {
            why = look();
        }
        return why == null ? 0 : 1;
    }

    /** What most queries are done before. */
    private @Nullable String look() {
        if (memory == null || room == null) {
            memory = new MemoryGrowth();
            room = TemporaryRoom.look();
            return null;
        } else if (memory.isTooMuch()) {
            return "the query gathered more than " + (MemoryGrowth.MOST >> 20)
                    + " MiB in memory and was stopped; ask for" + " less";
        }
        return room.isEnough()
                ? null
                : "the query was stopped before its temporary files filled the disk at " + room.folder()
                        + "; ask for less";
    }

    /** Why it was stopped; null if it was not. */
    @Nullable
    String why() {
        return why;
    }
}
