package io.traininglog.sql;

import io.traininglog.column.LogChunks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Where the chunks of each log are, as far as somebody has looked. Safe for threads. */
final class ChunkIndex {

    private final ConcurrentMap<Long, Known> logs = new ConcurrentHashMap<>();

    /** Chunks of one log when the marks were these. */
    record Known(Marks marks, LogChunks chunks) {

        boolean isAt(Marks other) {
            return marks.rewrites() == other.rewrites() && marks.lastChunk() == other.lastChunk();
        }

        boolean isBefore(Marks other) {
            return marks.rewrites() < other.rewrites()
                    || (marks.rewrites() == other.rewrites() && marks.lastChunk() < other.lastChunk());
        }
    }

    /** What was last seen of a log; null if nobody has looked. */
    @Nullable
    Known last(long log) {
        return logs.get(log);
    }

    /**
     * The chunks of a log.
     *
     * @param marks as the transaction of the DAO sees them
     */
    LogChunks at(long log, Marks marks, ChunkDao dao) {
        if (marks.lastChunk() == 0) {
            return LogChunks.NONE;
        }
        Known known = logs.get(log);
        if (known == null || known.marks().rewrites() != marks.rewrites()) {
            return publish(log, marks, LogChunks.NONE.with(dao.places(log)));
        }
        long last = known.marks().lastChunk();
        if (last < marks.lastChunk()) {
            return publish(log, marks, known.chunks().with(dao.placesAfter(last, log)));
        }
        return last == marks.lastChunk() ? known.chunks() : known.chunks().until(marks.lastChunk());
    }

    /** Does not trust what is known of a log. */
    void forget(long log) {
        logs.remove(log);
    }

    private LogChunks publish(long log, Marks marks, LogChunks chunks) {
        Known loaded = new Known(marks, chunks);
        logs.merge(log, loaded, (known, added) -> known.isBefore(marks) ? added : known);
        return chunks;
    }

    /** Takes over what a transaction changed, once it is committed; other logs are as they were. */
    void committed(Marks before, Marks after, Map<Long, LogChunks> changed) {
        changed.forEach((log, chunks) -> publish(log, after, chunks));
        logs.replaceAll((log, known) -> known.isAt(before) ? new Known(after, known.chunks()) : known);
    }
}
