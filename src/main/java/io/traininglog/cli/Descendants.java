package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Which logs were resumed from which. */
final class Descendants {

    private final Map<UUID, LogSummary> logs = new HashMap<>();
    private final Map<UUID, List<LogSummary>> children = new HashMap<>();

    Descendants(List<LogSummary> all) {
        for (LogSummary log : all) {
            logs.put(log.uuid(), log);
            log.resumedFrom()
                    .ifPresent(parent -> children.computeIfAbsent(parent, absent -> new ArrayList<>())
                            .add(log));
        }
    }

    /**
     * These logs and all that descend from them, each once, and none before what was resumed from it.
     *
     * @param unnamed is told of each that is not among these itself, after its parent
     */
    List<LogSummary> childrenFirst(Collection<UUID> named, BiConsumer<LogSummary, LogSummary> unnamed) {
        List<LogSummary> order = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        Set<UUID> wanted = new HashSet<>(named);
        for (UUID root : named) {
            Deque<LogSummary> path = new ArrayDeque<>();
            enter(root, seen, path);
            while (!path.isEmpty()) {
                LogSummary log = path.peek();
                LogSummary next = children.getOrDefault(log.uuid(), List.of()).stream()
                        .filter(child -> !seen.contains(child.uuid()))
                        .findFirst()
                        .orElse(null);
                if (next == null) {
                    order.add(path.pop());
                } else {
                    if (!wanted.contains(next.uuid())) {
                        unnamed.accept(log, next);
                    }
                    enter(next.uuid(), seen, path);
                }
            }
        }
        return order;
    }

    private void enter(UUID log, Set<UUID> seen, Deque<LogSummary> path) {
        LogSummary summary = logs.get(log);
        if (summary != null && seen.add(log)) {
            path.push(summary);
        }
    }
}
