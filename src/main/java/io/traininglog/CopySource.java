package io.traininglog;

import io.traininglog.lineage.Extents;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Uuids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The logs that a database has at one moment, each after the one that it was resumed from, else in their order. */
final class CopySource {

    private final Map<UUID, Original> logs = new LinkedHashMap<>();

    /**
     * A log.
     *
     * @param isInCircle whether it descends from itself, as Blocks' databases may say
     * @param entries how many entries it has itself; 0 if nobody is going to copy it
     * @param state how far it goes; null if there is none to compare it with
     */
    record Original(
            LogOrigin origin,
            boolean isInCircle,
            long entries,
            @Nullable LogState state) {

        UUID uuid() {
            return origin.uuid();
        }
    }

    private CopySource() {}

    /**
     * Reads what a copy has to know.
     *
     * @param present the logs that the other database has
     * @param replaces whether these may be copied too
     */
    static CopySource read(Snapshot snapshot, Set<UUID> present, boolean replaces) {
        CopySource source = new CopySource();
        Extents extents = new Extents(snapshot);
        Parents parents = new Parents(snapshot.logs());
        for (LogRecord log : parents.first()) {
            boolean isThere = present.contains(log.uuid());
            source.logs.put(
                    log.uuid(),
                    new Original(
                            NewLogs.origin(log, parents.of(log)),
                            parents.circles().contains(log.id()),
                            isThere && !replaces ? 0 : snapshot.countCells(log.id(), Range.ALL),
                            isThere ? LogState.of(snapshot, extents.of(log)) : null));
        }
        return source;
    }

    Collection<Original> logs() {
        return logs.values();
    }

    @Nullable
    Original find(UUID log) {
        return logs.get(log);
    }

    /**
     * These logs and all that they descend from.
     *
     * @param chosen none for all logs
     * @throws NoSuchLogException if one is not there
     */
    Set<UUID> withAncestors(Set<UUID> chosen, String database) {
        if (chosen.isEmpty()) {
            return logs.keySet();
        }
        Set<UUID> all = new HashSet<>();
        for (UUID log : chosen) {
            if (!logs.containsKey(log)) {
                throw new NoSuchLogException("no log " + Uuids.hex(log) + " in " + database);
            }
            for (Original next = logs.get(log); next != null && all.add(next.uuid()); ) {
                next = next.origin().resumedFrom().map(logs::get).orElse(null);
            }
        }
        return all;
    }

    /** Who descends from whom. */
    private static final class Parents {

        private final Map<Long, LogRecord> byId = new LinkedHashMap<>();
        private final List<LogRecord> first = new ArrayList<>();
        private final Set<Long> circles = new HashSet<>();

        Parents(List<LogRecord> logs) {
            logs.forEach(log -> byId.put(log.id(), log));
            Set<Long> known = new HashSet<>();
            for (LogRecord log : logs) {
                enter(log, known);
            }
        }

        @Nullable
        LogRecord of(LogRecord log) {
            LogRecord parent = log.parent() == null ? null : byId.get(log.parent());
            return parent == null || parent.id() == log.id() ? null : parent;
        }

        private void enter(LogRecord log, Set<Long> known) {
            Map<Long, Integer> places = new HashMap<>();
            List<LogRecord> line = new ArrayList<>();
            LogRecord next = log;
            while (next != null && known.add(next.id())) {
                places.put(next.id(), line.size());
                line.add(next);
                next = of(next);
            }
            Integer begin = next == null ? null : places.get(next.id());
            if (begin != null) {
                line.subList(begin, line.size()).forEach(each -> circles.add(each.id()));
            }
            for (int i = line.size() - 1; i >= 0; i--) {
                first.add(line.get(i));
            }
        }

        /** Every log, parents first. */
        List<LogRecord> first() {
            return first;
        }

        Set<Long> circles() {
            return circles;
        }
    }
}
