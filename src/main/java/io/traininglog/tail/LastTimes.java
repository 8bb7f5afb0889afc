package io.traininglog.tail;

import io.traininglog.store.Range;
import io.traininglog.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The last time at which each log has a cell in the database, so that there is no need to look for later ones. Good for a
 * fifth of a second, in which another process may add some. Guarded by the tail's lock.
 */
final class LastTimes {

    private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Map<Long, Known> known = new HashMap<>();

    private record Known(long time, long at) {}

    /** That of a log; -1 for none. */
    long of(long log, Store store) {
        long now = System.nanoTime();
        Known last = known.get(log);
        if (last == null || now - last.at() > LASTS) {
            long[] times = store.read(snapshot -> snapshot.times(log, Range.ALL.reversed(), 1));
            last = new Known(times.length == 0 ? -1 : times[0], now);
            known.put(log, last);
        }
        return last.time();
    }

    void put(Map<Long, Long> times) {
        long now = System.nanoTime();
        times.forEach((log, time) -> known.put(log, new Known(time, now)));
    }

    void clear() {
        known.clear();
    }
}
