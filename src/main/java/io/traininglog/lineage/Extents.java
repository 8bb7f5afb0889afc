package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.store.TimeSpans;
import io.traininglog.value.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extents of logs in one snapshot. A log's extent is its parent's, less what the parent has after the resume point,
 * with what it has itself: all logs of a long lineage are counted once each, not once for each descendant.
 */
public final class Extents {

    private static final int PAGE_CELLS = 4096;

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
        List<LogRecord> nearestFirst = ancestry(record);
        for (int i = nearestFirst.size() - 1; i >= 0; i--) {
            LogRecord log = nearestFirst.get(i);
            if (!known.containsKey(log.id())) {
                known.put(log.id(), compute(log));
            }
        }
        return Objects.requireNonNull(known.get(record.id()));
    }

    /** The log and its ancestors, nearest first, until one is missing or comes a second time. */
    private List<LogRecord> ancestry(LogRecord record) {
        Map<Long, LogRecord> ancestry = new LinkedHashMap<>();
        LogRecord next = record;
        while (next != null && ancestry.putIfAbsent(next.id(), next) == null) {
            next = parent(next);
        }
        return List.copyOf(ancestry.values());
    }

    private @Nullable LogRecord parent(LogRecord record) {
        return record.parent() == null ? null : logs.get(record.parent());
    }

    private Extent compute(LogRecord log) {
        List<LogRecord> ancestry = ancestry(log);
        int depth = ancestry.size() - 1;
        if (depth == 0) {
            return new Extent(log, null, lastOf(log), cellsOf(log), 0);
        }
        LogRecord parent = ancestry.get(1);
        boolean isCircle = parent(ancestry.get(depth)) != null;
        if (isCircle) {
            Inheritance view = view(ancestry);
            return new Extent(log, parent.uuid(), last(view, Long.MAX_VALUE), view.countCells(Range.ALL), depth);
        }
        Extent parentExtent = Objects.requireNonNull(known.get(parent.id()));
        long parentLast = parentExtent.lastTime().orElse(-1);
        if (parentLast <= log.inheritsUntil() && !log.earlyTimes().beginBy(parentLast)) {
            OptionalLong last = later(parentExtent.lastTime(), lastOf(log));
            return new Extent(log, parent.uuid(), last, parentExtent.cells() + cellsOf(log), depth);
        }
        Inheritance above = view(ancestry.subList(1, ancestry.size()));
        Extent inherited = upTo(log.inheritsUntil(), parentExtent, above);
        Covered covered = covered(log, inherited, above);
        OptionalLong last =
                covered.hidesAny() ? last(view(ancestry), Long.MAX_VALUE) : later(inherited.lastTime(), lastOf(log));
        return new Extent(log, parent.uuid(), last, inherited.cells() - covered.cells() + cellsOf(log), depth);
    }

    /** What is left of an extent without what comes after a time. */
    private static Extent upTo(long time, Extent extent, Inheritance view) {
        if (extent.lastTime().orElse(-1) <= time) {
            return extent;
        }
        long later = view.countCells(new Range(time + 1, Long.MAX_VALUE, false));
        return new Extent(extent.log(), extent.parent(), last(view, time), extent.cells() - later, extent.depth());
    }

    /**
     * Inherited cells that the log overwrites or hides.
     *
     * @param hidesAny whether there is a tombstone among what covers them
     */
    private record Covered(long cells, boolean hidesAny) {}

    private Covered covered(LogRecord log, Extent inherited, Inheritance above) {
        long cells = 0;
        boolean hidesAny = false;
        Range common = new Range(0, inherited.lastTime().orElse(-1), false);
        for (TimeSpans.Span early : log.earlyTimes().spans()) {
            RowCursor own = new RowCursor(snapshot, log.id(), common.within(early.first(), early.last()), PAGE_CELLS);
            for (StoredRow row = own.peek(); row != null; row = own.peek()) {
                Map<String, Cell> ownCells = row.cells();
                Set<String> covered = above.showing(row.time(), ownCells.keySet());
                cells += covered.size();
                hidesAny |= covered.stream().anyMatch(key -> ownCells.get(key) == Cell.Mark.TOMBSTONE);
                own.pass();
            }
        }
        return new Covered(cells, hidesAny);
    }

    private Inheritance view(List<LogRecord> logsNearestFirst) {
        return new Inheritance(snapshot, new Chain(snapshot.revision(), logsNearestFirst));
    }

    private long cellsOf(LogRecord log) {
        return snapshot.countCells(log.id(), Range.ALL);
    }

    private OptionalLong lastOf(LogRecord log) {
        return first(snapshot.times(log.id(), Range.ALL.reversed(), 1));
    }

    private static OptionalLong last(Inheritance view, long until) {
        return first(view.times(new Range(0, until, true), 1));
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return one.orElse(-1) >= other.orElse(-1) ? one : other;
    }

    private static OptionalLong first(long[] times) {
        return times.length == 0 ? OptionalLong.empty() : OptionalLong.of(times[0]);
    }
}
