package io.traininglog.tail;

import io.traininglog.Durability;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stores that can bring generations to the database. Guarded by the tail's lock. */
final class Writers {

    private final List<Writer> writers = new ArrayList<>();

    /** One of them. */
    record Writer(Store store, StoreOptions options) {

        /** Whether what this commits survives all that the other's commits do. */
        private boolean promises(Writer other) {
            return options.durability() == Durability.POWER_LOSS
                    || other.options.durability() == Durability.PROCESS_DEATH;
        }
    }

    boolean isEmpty() {
        return writers.isEmpty();
    }

    void add(Store store, StoreOptions options) {
        Writer writer = new Writer(store, options);
        if (options.durability() == Durability.POWER_LOSS) {
            writers.add(0, writer); // what it commits survives all that any other promises
        } else {
            writers.add(writer);
        }
    }

    void remove(Store store) {
        writers.removeIf(writer -> writer.store() == store);
    }

    /** The one that promises most; null if there is none. */
    @Nullable
    Writer most() {
        return writers.isEmpty() ? null : writers.get(0);
    }

    /** Of those that promise most, another is the next: one may be broken where the others are not. */
    void turn() {
        if (!writers.isEmpty()) {
            Writer first = writers.remove(0);
            int others = (int)
                    writers.stream().filter(writer -> writer.promises(first)).count();
            writers.add(others, first);
        }
    }

    /** The caller's own store, unless it promises less than another. */
    Store bearer(Store store) {
        Writer most = writers.get(0);
        for (Writer writer : writers) {
            if (writer.store() == store && writer.promises(most)) {
                return store;
            }
        }
        return most.store();
    }
}
