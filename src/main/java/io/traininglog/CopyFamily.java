package io.traininglog;

import io.traininglog.CopySource.Original;
import io.traininglog.store.LogRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A log that is to give way, and those that must come anew with it: all that were resumed from it in the database, and
 * what these were resumed from in the source where that is not in the database yet.
 *
 * @param logs parents first
 * @param stranger a log that was resumed from it and that the source has not got, or not in a way that can be copied
 */
record CopyFamily(List<Original> logs, @Nullable UUID stranger) {

    static CopyFamily of(Original log, CopySource source, List<LogRecord> present) {
        Set<UUID> family = withDescendants(log.uuid(), present);
        for (UUID each : family) {
            Original original = source.find(each);
            if (original == null || original.isInCircle()) {
                return new CopyFamily(List.of(), each);
            }
        }
        Set<UUID> here = present.stream().map(LogRecord::uuid).collect(Collectors.toSet());
        for (UUID each : List.copyOf(family)) {
            addNewParents(each, family, source, here);
        }
        return new CopyFamily(
                source.logs().stream()
                        .filter(each -> family.contains(each.uuid()))
                        .toList(),
                null);
    }

    private static Set<UUID> withDescendants(UUID log, List<LogRecord> present) {
        Map<Long, List<LogRecord>> children = new HashMap<>();
        Deque<LogRecord> waiting = new ArrayDeque<>();
        for (LogRecord each : present) {
            if (each.parent() != null) {
                children.computeIfAbsent(each.parent(), absent -> new ArrayList<>())
                        .add(each);
            }
            if (each.uuid().equals(log)) {
                waiting.add(each);
            }
        }
        Set<UUID> family = new HashSet<>(Set.of(log));
        while (!waiting.isEmpty()) {
            for (LogRecord child : children.getOrDefault(waiting.pop().id(), List.of())) {
                if (family.add(child.uuid())) {
                    waiting.add(child);
                }
            }
        }
        return family;
    }

    private static void addNewParents(UUID log, Set<UUID> family, CopySource source, Set<UUID> here) {
        Original next = source.find(log);
        while (next != null) {
            next = next.origin()
                    .resumedFrom()
                    .filter(parent -> !here.contains(parent) && family.add(parent))
                    .map(source::find)
                    .orElse(null);
        }
    }

    long entries() {
        return logs.stream().mapToLong(Original::entries).sum();
    }
}
