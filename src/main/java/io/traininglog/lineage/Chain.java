package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.TimeSpans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The logs that one log shows and at which times, computed once and valid for one revision of the lineage.
 *
 * <p>An ancestor shows up to the earliest resume point on the way to it. A log has cells later than its own resume point,
 * where its ancestors do not show, and perhaps some at early times, where it overwrites them. So the axis of time falls
 * into stretches, most of them with one log each: a reader finds its stretch by binary search and then asks that log
 * alone, however deep the lineage is.
 */
final class Chain {

    /** No log's id. */
    static final long NONE_OR_SEVERAL = -1;

    private static final long[] NONE = {};

    private final long revision;
    private final List<LogRecord> logs;
    private final List<Stretch> stretches;
    private final long[] starts;
    private final long[] ends;
    private final long[] alone;

    /**
     * The chain of the first of these logs.
     *
     * @param logs the log itself and its ancestors, nearest first
     */
    Chain(long revision, List<LogRecord> logs) {
        this.revision = revision;
        this.logs = logs;
        this.stretches = stretches(logs);
        this.starts = stretches.stream().mapToLong(Stretch::from).toArray();
        this.ends = stretches.stream().mapToLong(Stretch::to).toArray();
        this.alone = stretches.stream()
                .mapToLong(stretch -> stretch.isShared() ? NONE_OR_SEVERAL : stretch.logs()[0])
                .toArray();
    }

    /**
     * Sweeps over the times at which a log begins or ends to show, keeping the set of those that do. A log's times never
     * overlap: its early spans are apart, and end where its own later time begins.
     */
    private static List<Stretch> stretches(List<LogRecord> logs) {
        if (logs.size() == 1) {
            return List.of(
                    new Stretch(0, Long.MAX_VALUE, new long[] {logs.get(0).id()}));
        }
        TreeMap<Long, List<Integer>> changes = new TreeMap<>();
        long until = Long.MAX_VALUE;
        for (int depth = 0; depth < logs.size(); depth++) {
            LogRecord log = logs.get(depth);
            if (log.inheritsUntil() < until) {
                add(changes, depth, log.inheritsUntil() + 1, until);
                until = log.inheritsUntil();
            }
            for (TimeSpans.Span early : log.earlyTimes().spans()) {
                add(changes, depth, early.first(), Math.min(early.last(), until));
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        TreeSet<Integer> showing = new TreeSet<>();
        for (var change = changes.firstEntry(); change != null; ) {
            for (int depth : change.getValue()) {
                if (!showing.remove(depth)) {
                    showing.add(depth);
                }
            }
            var next = changes.higherEntry(change.getKey());
            if (!showing.isEmpty()) {
                long to = next == null ? Long.MAX_VALUE : next.getKey() - 1;
                long[] ids = showing.stream()
                        .mapToLong(depth -> logs.get(depth).id())
                        .toArray();
                stretches.add(new Stretch(change.getKey(), to, ids));
            }
            change = next;
        }
        return stretches;
    }

    /** Notes that a log begins and ends to show. */
    private static void add(Map<Long, List<Integer>> changes, int depth, long from, long to) {
        if (from <= to) {
            changes.computeIfAbsent(from, time -> new ArrayList<>()).add(depth);
            if (to < Long.MAX_VALUE) {
                changes.computeIfAbsent(to + 1, time -> new ArrayList<>()).add(depth);
            }
        }
    }

    long revision() {
        return revision;
    }

    /** The log itself and its ancestors, nearest first. */
    List<LogRecord> logs() {
        return logs;
    }

    LogRecord own() {
        return logs.get(0);
    }

    /** The ids of the logs that can have a cell at this time, nearest first. Not to be changed. */
    long[] at(long time) {
        int index = indexOf(time);
        return index >= 0 ? stretches.get(index).logs() : NONE;
    }

    /** The id of the only log that can have a cell at this time, or {@link #NONE_OR_SEVERAL}. */
    long aloneAt(long time) {
        int index = indexOf(time);
        return index >= 0 ? alone[index] : NONE_OR_SEVERAL;
    }

    /** The stretch of this time, -1 for none. Of arrays, as the objects of a deep lineage are in no cache. */
    private int indexOf(long time) {
        int found = Arrays.binarySearch(starts, time);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && time <= ends[index] ? index : -1;
    }

    /** The stretches that meet the range, in its order. */
    List<Stretch> in(Range range) {
        List<Stretch> met = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.from() <= range.high() && range.low() <= stretch.to()) {
                met.add(stretch);
            }
        }
        if (range.descending()) {
            Collections.reverse(met);
        }
        return met;
    }

    /** This chain after the log itself got a cell where it could have none before. */
    Chain withOwn(LogRecord changed, long newRevision) {
        List<LogRecord> changedLogs = new ArrayList<>(logs);
        changedLogs.set(0, changed);
        return new Chain(newRevision, List.copyOf(changedLogs));
    }
}
