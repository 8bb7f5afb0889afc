package io.traininglog.sql;

import io.traininglog.column.SealedChunk;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that were read, by their ids. What an id stands for never changes, so nothing here is ever out of date. When it
 * is full, some go, whichever: readers go through history once, or stay where they are. Safe for threads.
 */
final class ChunkCache {

    /** Of 4 KB each: at most 64 MB, and no more than a sixteenth of the heap. */
    private static final long MOST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16) / 4096;

    private final ConcurrentMap<Long, SealedChunk> chunks = new ConcurrentHashMap<>();

    @Nullable
    SealedChunk get(long id) {
        return chunks.get(id);
    }

    void put(long id, SealedChunk chunk) {
        chunks.put(id, chunk);
        if (chunks.size() > MOST) {
            Iterator<SealedChunk> some = chunks.values().iterator();
            for (long left = MOST / 8; left >= 0 && some.hasNext(); left--) {
                some.next();
                some.remove();
            }
        }
    }
}
