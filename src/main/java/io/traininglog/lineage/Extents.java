package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The extents of logs in one snapshot. A log that follows its parent in time adds what it has to its parent's extent, so
 * that all logs of a long lineage cost one count each.
 */
public final class Extents {

    private final Snapshot snapshot;
    private final Map<Long, LogRecord> logs = new LinkedHashMap<>();
    private final Map<Long, Extent> known = new HashMap<>();

    public Extents(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.logs().forEach(log -> logs.put(log.id(), log));
    }

    /** Every log's extent. */
    public List<Extent> all() {
        return logs.values().stream().map(this::of).toList();
    }

    /** One log's extent. */
    public Extent of(LogRecord record) {
        Set<LogRecord> waiting = new LinkedHashSet<>();
        LogRecord next = record;
        while (next != null && !known.containsKey(next.id()) && waiting.add(next)) {
            next = parent(next);
        }
        Extent extent = known.get(record.id());
        List<LogRecord> nearestFirst = new ArrayList<>(waiting);
        for (int i = nearestFirst.size() - 1; i >= 0; i--) {
            extent = compute(nearestFirst.get(i));
            known.put(nearestFirst.get(i).id(), extent);
        }
        return Objects.requireNonNull(extent);
    }

    private @Nullable LogRecord parent(LogRecord record) {
        return record.parent() == null ? null : logs.get(record.parent());
    }

    private Extent compute(LogRecord log) {
        LogRecord parentLog = parent(log);
        UUID parentUuid = parentLog == null ? null : parentLog.uuid();
        Extent parent = parentLog == null ? null : known.get(parentLog.id());
        if (parentLog != null && (parent == null || !follows(log, parent))) {
            List<LogRecord> ancestry = snapshot.ancestry(log.id());
            Inheritance view = new Inheritance(snapshot, new Chain(snapshot.revision(), ancestry));
            OptionalLong last = first(view.times(Range.ALL.reversed(), 1));
            return new Extent(log, parentUuid, last, view.countCells(Range.ALL), ancestry.size() - 1);
        }
        OptionalLong ownLast = first(snapshot.times(log.id(), Range.ALL.reversed(), 1));
        long ownCells = snapshot.countCells(log.id(), Range.ALL);
        if (parent == null) {
            return new Extent(log, null, ownLast, ownCells, 0);
        }
        OptionalLong last = ownLast.isPresent() ? ownLast : parent.lastTime();
        return new Extent(log, parentUuid, last, parent.cells() + ownCells, parent.depth() + 1);
    }

    /** Whether the log inherits all that its parent shows and has no cell of its own among it. */
    private static boolean follows(LogRecord log, Extent parent) {
        long parentLast = parent.lastTime().orElse(-1);
        return parentLast <= log.inheritsUntil() && !log.earlyTimes().beginBy(parentLast);
    }

    private static OptionalLong first(long[] times) {
        return times.length == 0 ? OptionalLong.empty() : OptionalLong.of(times[0]);
    }
}
