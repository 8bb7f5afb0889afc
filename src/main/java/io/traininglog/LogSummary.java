package io.traininglog;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log at a glance, as {@link LogDatabase#logs()} lists it. A snapshot: later changes do not show.
 *
 * @param uuid the log
 * @param resumedFrom the log that it was resumed from
 * @param resumedAt the last of that log's times that it inherits; -1 if there was none, empty if all are inherited, as by
 *     logs that Blocks resumed
 * @param createdAt when, to the millisecond; empty for logs that Blocks wrote
 * @param lastTime the last time with an entry, ancestors' included; empty without any
 * @param entries how many entries it shows, ancestors' included
 * @param status its status, not to be changed; a damaged value throws {@link CodecException} when it is read
 */
public record LogSummary(
        UUID uuid,
        Optional<UUID> resumedFrom,
        OptionalLong resumedAt,
        Optional<Instant> createdAt,
        OptionalLong lastTime,
        long entries,
        Map<String, @Nullable Object> status) {}
