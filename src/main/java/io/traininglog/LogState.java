package io.traininglog;

import io.traininglog.lineage.Extent;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a log without reading every value, by which a copy is told from what it is no longer, or never was, a
 * copy of.
 */
record LogState(
        Optional<UUID> parent,
        OptionalLong resumedAt,
        Optional<Instant> createdAt,
        long entries,
        OptionalLong lastTime,
        NavigableMap<String, Cell> status) {

    private static final int MOST_KEYS = 5;

    static LogState of(Snapshot snapshot, Extent extent) {
        LogRecord log = extent.log();
        Long resumedAt = extent.parent() == null ? null : log.resumedAt();
        return new LogState(
                Optional.ofNullable(extent.parent()),
                resumedAt == null ? OptionalLong.empty() : OptionalLong.of(resumedAt),
                Optional.ofNullable(log.createdAt()),
                extent.cells(),
                extent.lastTime(),
                snapshot.status(log.id()));
    }

    /** In which ways the log there, which this is, is not the one here; empty if it is the same. */
    Optional<String> differenceTo(LogState here) {
        List<String> ways = new ArrayList<>();
        if (!parent.equals(here.parent) || !resumedAt.equals(here.resumedAt)) {
            ways.add("it was resumed from " + lineage() + " there, from " + here.lineage() + " here");
        }
        if (!createdAt.equals(here.createdAt)) {
            ways.add("it was created at " + created() + " there, at " + here.created() + " here");
        }
        if (entries != here.entries || !lastTime.equals(here.lastTime)) {
            ways.add("it has " + extent() + " there, " + here.extent() + " here");
        }
        List<String> keys = changedStatus(here);
        if (!keys.isEmpty()) {
            ways.add("its status differs in "
                    + String.join(", ", keys.stream().limit(MOST_KEYS).toList())
                    + (keys.size() > MOST_KEYS ? ", …" : ""));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", ways));
    }

    private String lineage() {
        return parent.map(log -> Uuids.hex(log) + (resumedAt.isPresent() ? " up to time " + resumedAt.getAsLong() : ""))
                .orElse("none");
    }

    private String created() {
        return createdAt.map(Instant::toString).orElse("a time that is not known");
    }

    private String extent() {
        String counted = String.format(Locale.ROOT, "%,d %s", entries, entries == 1 ? "entry" : "entries");
        return lastTime.isPresent() ? counted + " up to time " + lastTime.getAsLong() : counted;
    }

    private List<String> changedStatus(LogState here) {
        Set<String> keys = new TreeSet<>(status.keySet());
        keys.addAll(here.status.keySet());
        keys.removeIf(key -> isSame(status.get(key), here.status.get(key)));
        return keys.stream().map(key -> "'" + key + "'").toList();
    }

    private static boolean isSame(@Nullable Cell one, @Nullable Cell other) {
        if (one instanceof Cell.Blob blob && other instanceof Cell.Blob otherBlob) {
            return blob.kind() == otherBlob.kind() && Arrays.equals(blob.bytes(), otherBlob.bytes());
        } else if (one instanceof Cell.Damaged damaged && other instanceof Cell.Damaged otherDamaged) {
            return Objects.equals(damaged.kind(), otherDamaged.kind())
                    && Objects.deepEquals(damaged.value(), otherDamaged.value());
        }
        return Objects.equals(one, other);
    }
}
