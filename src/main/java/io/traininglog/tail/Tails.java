package io.traininglog.tail;

import io.traininglog.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tails of the files that are open in this process: one for each, whatever stores are open on it. */
final class Tails {

    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private Tails() {}

    private static final class Shared {

        private final Tail tail;
        private int stores;

        Shared(Tail tail) {
            this.tail = tail;
        }
    }

    /** The tail of a file; to be given back once. */
    static Tail take(Path realPath) {
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(realPath, path -> new Shared(new Tail(path)));
            shared.stores++;
            return shared.tail;
        }
    }

    /**
     * Gives a tail back. With the last store it ends.
     *
     * @param last where to note its end; null where nothing can be noted
     */
    static void giveBack(Path realPath, @Nullable Store last) {
        synchronized (OPEN) {
            Shared shared = OPEN.get(realPath);
            if (shared != null && --shared.stores == 0) {
                OPEN.remove(realPath);
                shared.tail.end(last);
            }
        }
    }
}
