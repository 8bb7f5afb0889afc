package io.traininglog.tail;

import io.traininglog.store.Found;
import io.traininglog.store.Store;
import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The cell that one is put in the place of. The database is asked for it before the lock is taken, since others append
 * meanwhile; what it answers counts as long as nothing is brought there by this process. For one call.
 */
final class CellBefore {

    private final Generations generations;
    private final long log;
    private final long time;
    private final String key;
    private boolean isWanted;
    private boolean isLastTimeWanted;
    private boolean isAway;
    private long version;
    private @Nullable Found stored;
    private LastTimes.@Nullable Known lastTime;

    CellBefore(Generations generations, long log, long time, String key) {
        this.generations = generations;
        this.log = log;
        this.time = time;
        this.key = key;
    }

    /** The cell; null if it is not known, or if the {@linkplain #isWanted database is to be asked}. For who has the lock. */
    @Nullable
    Found find() {
        isWanted = false;
        if (generations.isChanging()) {
            return null; // what is there now may be gone by the time that this is appended: a transaction waits for it
        }
        Cell newest = generations.cell(log, time, key);
        if (newest != null) {
            return new Found(generations.revision(), newest);
        }
        LastTimes ends = generations.ends();
        if (stored != null && version == generations.version()) {
            if (lastTime != null) {
                ends.put(log, lastTime);
            }
            return stored;
        }
        LastTimes.Known known = isAway ? ends.before(log) : ends.of(log);
        if (known != null && time > known.time()) {
            return new Found(generations.revision(), null);
        }
        isWanted = true;
        isLastTimeWanted = known == null;
        return null;
    }

    boolean isWanted() {
        return isWanted;
    }

    /** Asks the database; if that is away, what is known of it must do. For who has no lock. */
    void look(Store store) {
        isWanted = false;
        version = generations.version();
        stored = null;
        lastTime = null;
        if (isLastTimeWanted) {
            long now = System.nanoTime();
            stored = store.readSoon(snapshot -> {
                lastTime = new LastTimes.Known(snapshot.lastTime(log), now);
                return time > lastTime.time() ? new Found(snapshot.revision(), null) : null;
            });
            isAway = lastTime == null;
        }
        if (stored == null && !isAway) {
            stored = store.find(log, time, key);
        }
    }
}
