package io.traininglog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What is known of a log that comes from elsewhere; see {@link LogDatabase#importLog}.
 *
 * <p>Immutable and safe for threads.
 *
 * @param uuid the log's UUID
 * @param resumedFrom the log that it was resumed from
 * @param resumedAt the last time that it inherits from that, -1 for none; empty: all of them
 * @param createdAt when it was created, to the millisecond; empty if that is not known
 */
public record LogOrigin(UUID uuid, Optional<UUID> resumedFrom, OptionalLong resumedAt, Optional<Instant> createdAt) {

    public LogOrigin {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(resumedFrom, "resumedFrom");
        Objects.requireNonNull(resumedAt, "resumedAt");
        createdAt = createdAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        if (resumedAt.isPresent() && resumedFrom.isEmpty()) {
            throw new IllegalArgumentException(
                    "a log that was resumed at " + resumedAt.getAsLong() + " was resumed from another: name it");
        }
        if (resumedAt.orElse(-1) < -1) {
            throw new IllegalArgumentException(
                    "a log is resumed at a time ≥ 0, or at -1 to inherit nothing, not at " + resumedAt.getAsLong());
        }
        if (resumedFrom.isPresent() && resumedFrom.get().equals(uuid)) {
            throw new IllegalArgumentException("log " + uuid + " cannot be resumed from itself");
        }
    }

    /** A log that was not resumed. */
    public static LogOrigin of(UUID uuid) {
        return new LogOrigin(uuid, Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** This origin with another time of creation. */
    public LogOrigin createdAt(Instant time) {
        return new LogOrigin(uuid, resumedFrom, resumedAt, Optional.of(time));
    }

    /** This origin, but resumed from a log of which it inherits all that is not later than a time. */
    public LogOrigin resumedFrom(UUID log, long time) {
        return new LogOrigin(uuid, Optional.of(log), OptionalLong.of(time), createdAt);
    }

    /** This origin, but resumed from a log of which it inherits everything. */
    public LogOrigin resumedFrom(UUID log) {
        return new LogOrigin(uuid, Optional.of(log), OptionalLong.empty(), createdAt);
    }
}
