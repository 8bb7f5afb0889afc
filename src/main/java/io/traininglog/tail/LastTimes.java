package io.traininglog.tail;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last time at which each log has a cell in the database, so that there is no need to look for later ones. Good for a
 * fifth of a second, in which another process may add some. Guarded by the tail's lock.
 */
final class LastTimes {

    private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Map<Long, Known> known = new HashMap<>();

    /**
     * A last time.
     *
     * @param time -1 for none
     * @param at the moment at which the database was asked
     */
    record Known(long time, long at) {}

    /** That of a log; null if it is to be looked up. */
    @Nullable
    Known of(long log) {
        Known last = known.get(log);
        return last != null && System.nanoTime() - last.at() <= LASTS ? last : null;
    }

    /** That of a log, however long ago it was looked up: for who cannot ask. */
    @Nullable
    Known before(long log) {
        return known.get(log);
    }

    void put(long log, Known last) {
        known.put(log, last);
    }

    void remove(long log) {
        known.remove(log);
    }

    void clear() {
        known.clear();
    }
}
