package io.traininglog.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log's place in the lineage.
 *
 * @param id its number in this database, never given twice
 * @param parent the id of the log that it was resumed from; null for none
 * @param resumedAt the last time that it inherits from its parent: null for all times, -1 for none
 * @param earlyTimes where among the times that it inherits it may have cells of its own
 * @param createdAt null where it is not known, as in databases that Blocks wrote
 */
public record LogRecord(
        long id,
        UUID uuid,
        @Nullable Long parent,
        @Nullable Long resumedAt,
        TimeSpans earlyTimes,
        @Nullable Instant createdAt) {

    /** No log's id. */
    public static final long NONE = -1;

    /** The last time that it inherits, as a bound; -1 for none. */
    public long inheritsUntil() {
        return parent == null ? -1 : resumedAt == null ? Long.MAX_VALUE : resumedAt;
    }

    /** Whether it is known that the log may have a cell of its own at this time. */
    public boolean covers(long time) {
        return time > inheritsUntil() || earlyTimes.contains(time);
    }

    /** This log with a cell of its own at this time, which it inherits. */
    public LogRecord withEarly(long time) {
        return new LogRecord(id, uuid, parent, resumedAt, earlyTimes.with(time, inheritsUntil()), createdAt);
    }
}
