package io.traininglog.sql;

import io.traininglog.column.SealedChunk;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that were last read, by their ids. What an id stands for never changes, so nothing here is ever out of date.
 * Safe for threads.
 */
final class ChunkCache {

    /** Of 4 KB each: at most 64 MB, and no more than a sixteenth of the heap. */
    private static final long MOST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16) / 4096;

    private final Map<Long, SealedChunk> chunks = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SealedChunk> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable SealedChunk get(long id) {
        return chunks.get(id);
    }

    synchronized void put(long id, SealedChunk chunk) {
        chunks.put(id, chunk);
    }
}
