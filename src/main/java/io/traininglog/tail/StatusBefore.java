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
        isWanted = !now.isThere() && (stored == null || version != generations.version());
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
        stored = store.findStatus(log, key);
    }
}
