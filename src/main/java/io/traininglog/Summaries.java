package io.traininglog;

import io.traininglog.lineage.Extent;
import io.traininglog.lineage.Extents;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the summaries of a database's logs. */
final class Summaries {

    private static final Comparator<Extent> NEWEST_FIRST = Comparator.comparing(
                    (Extent extent) -> extent.log().createdAt(),
                    Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(extent -> extent.log().createdAt() == null ? extent.depth() : 0)
            .thenComparing(extent -> extent.log().id())
            .reversed();

    private final Handle handle;

    Summaries(Handle handle) {
        this.handle = handle;
    }

    List<LogSummary> all() {
        return handle.store()
                .read(snapshot -> new Extents(snapshot)
                        .all().stream()
                                .sorted(NEWEST_FIRST)
                                .map(extent -> summary(snapshot, extent))
                                .toList());
    }

    /** Of several that were created at once, or at a time that is not known, all must be looked at. */
    Optional<LogSummary> newest() {
        return handle.store().read(snapshot -> {
            List<LogRecord> logs = snapshot.logs();
            Instant newest = logs.stream()
                    .map(LogRecord::createdAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            Extents extents = new Extents(snapshot);
            return logs.stream()
                    .filter(log -> Objects.equals(log.createdAt(), newest))
                    .map(extents::of)
                    .min(NEWEST_FIRST)
                    .map(extent -> summary(snapshot, extent));
        });
    }

    Optional<LogSummary> of(UUID uuid) {
        return handle.store()
                .read(snapshot -> Optional.ofNullable(snapshot.log(uuid))
                        .map(log -> summary(snapshot, new Extents(snapshot).of(log))));
    }

    private LogSummary summary(Snapshot snapshot, Extent extent) {
        LogRecord log = extent.log();
        return new LogSummary(
                log.uuid(),
                Optional.ofNullable(extent.parent()),
                resumedAt(extent),
                Optional.ofNullable(log.createdAt()),
                extent.lastTime(),
                extent.cells(),
                new StatusCopy(log.uuid(), snapshot.status(log.id())));
    }

    private static OptionalLong resumedAt(Extent extent) {
        Long resumedAt = extent.parent() == null ? null : extent.log().resumedAt();
        return resumedAt == null ? OptionalLong.empty() : OptionalLong.of(resumedAt);
    }

    /** A status as it was; each value is decoded when it is read, so that a damaged one spoils no list. */
    private final class StatusCopy extends AbstractMap<String, @Nullable Object> {

        private final UUID log;
        private final NavigableMap<String, Cell> cells;

        StatusCopy(UUID log, NavigableMap<String, Cell> cells) {
            this.log = log;
            this.cells = cells;
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String name && cells.containsKey(name);
        }

        @Override
        public @Nullable Object get(Object key) {
            Cell cell = key instanceof String name ? cells.get(name) : null;
            return cell == null ? null : decode((String) key, cell);
        }

        private @Nullable Object decode(String key, Cell cell) {
            return LogAccess.decode(handle.codec(), cell, () -> "log " + Uuids.hex(log) + ", status '" + key + "'");
        }

        @Override
        public Set<Map.Entry<String, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return cells.size();
                }

                @Override
                public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                    Iterator<Map.Entry<String, Cell>> each = cells.entrySet().iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return each.hasNext();
                        }

                        @Override
                        public Map.Entry<String, @Nullable Object> next() {
                            Map.Entry<String, Cell> cell = each.next();
                            return new SimpleImmutableEntry<>(cell.getKey(), decode(cell.getKey(), cell.getValue()));
                        }
                    };
                }
            };
        }
    }
}
