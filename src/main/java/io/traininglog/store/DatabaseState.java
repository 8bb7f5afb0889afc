package io.traininglog.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the handles of one database share in this process, also where they opened it differently and so have different
 * stores. Safe for threads.
 */
public final class DatabaseState implements AutoCloseable {

    private static final ConcurrentMap<Path, DatabaseState> OPEN = new ConcurrentHashMap<>();

    private final @Nullable Path file;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Set<String>> warned = new ConcurrentHashMap<>();
    private int stores; // counted while the map holds its entry fast

    private DatabaseState(@Nullable Path file) {
        this.file = file;
    }

    /** That of a database which a single store can reach. */
    public static DatabaseState ofOneStore() {
        return new DatabaseState(null);
    }

    /**
     * That of a file: the same for all stores that are open on it. Each of them closes it once.
     *
     * @param realPath the file's own, whatever path it was opened by
     */
    public static DatabaseState of(Path realPath) {
        return OPEN.compute(realPath, (path, open) -> {
            DatabaseState state = open == null ? new DatabaseState(path) : open;
            state.stores++;
            return state;
        });
    }

    /** To be called after each change, before the caller learns that it was made. */
    public void changed() {
        changes.incrementAndGet();
    }

    /** The same where nobody else may call this meanwhile, and a lock is given back next: it takes less. */
    public void changedAlone() {
        changes.setRelease(changes.getPlain() + 1);
    }

    /** Grows with every change that this process made. */
    public long changes() {
        return changes.get();
    }

    /** Whether this is the first cell of that log and key for which anybody asks. */
    boolean warnsFirst(String log, String key) {
        return warned.computeIfAbsent(log, absent -> ConcurrentHashMap.newKeySet())
                .add(key);
    }

    /** One store less; what was shared is forgotten with the last. */
    @Override
    public void close() {
        if (file != null) {
            OPEN.computeIfPresent(file, (path, open) -> --open.stores == 0 ? null : open);
        }
    }
}
