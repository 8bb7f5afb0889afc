package io.traininglog.tail;

import io.traininglog.store.Found;
import io.traininglog.store.Store;
import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/** The entry of the status that is added to; like {@link CellBefore}. For one call. */
final class StatusBefore {

    private final Generations generations;
    private final long log;
    private final String key;
    private long version;
    private @Nullable Found stored;
    private boolean isWanted;
    private boolean isAway;

    StatusBefore(Generations generations, long log, String key) {
        this.generations = generations;
        this.log = log;
        this.key = key;
    }

    /** The entry; null if it is not known, or if the {@linkplain #isWanted database is to be asked}. For who has the lock. */
    @Nullable
    Cell find() {
        isWanted = false;
        if (generations.isChanging()) {
            return null; // a transaction waits for what is on its way
        }
        Newer now = generations.status(log, key);
        if (isAway) {
            return now.cell();
        }
        boolean isKnown = now.isThere() ? now.cell() != null : stored != null && version == generations.version();
        isWanted = !isKnown && (stored == null || !now.isThere());
        if (now.isThere() || isWanted) {
            return now.cell();
        }
        return stored == null ? null : stored.cell();
    }

    boolean isWanted() {
        return isWanted;
    }

    /** Asks the database. For who has no lock. */
    void look(Store store) {
        isWanted = false;
        version = generations.version();
        stored = store.readSoon(snapshot -> new Found(snapshot.revision(), snapshot.status(log, key)));
        isAway = stored == null;
    }

    /** Whether the database could not be asked, so that only whoever brings it there will see what there is. */
    boolean isAway() {
        return isAway;
    }
}
