package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The logs of a database as trees: each below the one that it was resumed from. A log whose parent is not here is a root,
 * and so is one log of each circle; nothing recurses, however deep a tree is.
 */
final class Forest {

    private final Map<UUID, LogSummary> logs = new LinkedHashMap<>();
    private final Map<UUID, List<LogSummary>> children = new HashMap<>();
    private final Map<UUID, Integer> sizes = new HashMap<>();
    private final List<LogSummary> roots = new ArrayList<>();

    /**
     * @param newestFirst all logs
     */
    Forest(List<LogSummary> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            logs.put(newestFirst.get(i).uuid(), newestFirst.get(i));
        }
        for (LogSummary log : logs.values()) {
            if (hasParent(log)) {
                children.computeIfAbsent(log.resumedFrom().orElseThrow(), parent -> new ArrayList<>())
                        .add(log);
            } else {
                roots.add(log);
            }
        }
        Set<UUID> reached = new HashSet<>();
        List.copyOf(roots).forEach(root -> measure(root, reached));
        for (LogSummary log : logs.values()) {
            if (!reached.contains(log.uuid())) {
                LogSummary root = inCircle(log);
                children(root.resumedFrom().orElseThrow())
                        .removeIf(child -> child.uuid().equals(root.uuid()));
                roots.add(root);
                measure(root, reached);
            }
        }
    }

    private boolean hasParent(LogSummary log) {
        return log.resumedFrom().filter(logs::containsKey).isPresent();
    }

    /** Who is below no root is in a circle, or below one. */
    private LogSummary inCircle(LogSummary log) {
        Set<UUID> passed = new HashSet<>();
        LogSummary next = log;
        while (passed.add(next.uuid())) {
            next = logs.getOrDefault(next.resumedFrom().orElseThrow(), next);
        }
        return next;
    }

    private void measure(LogSummary root, Set<UUID> reached) {
        List<LogSummary> parentsFirst = new ArrayList<>(List.of(root));
        for (int i = 0; i < parentsFirst.size(); i++) {
            reached.add(parentsFirst.get(i).uuid());
            parentsFirst.addAll(children(parentsFirst.get(i).uuid()));
        }
        for (int i = parentsFirst.size() - 1; i >= 0; i--) {
            UUID log = parentsFirst.get(i).uuid();
            int below = children(log).stream().mapToInt(this::size).sum();
            sizes.put(log, below + 1);
        }
    }

    /** The trees' uppermost logs, the oldest first; those of circles at the end. */
    List<LogSummary> roots() {
        return roots;
    }

    /** The uppermost log of the tree that a log is in. */
    LogSummary root(LogSummary log) {
        Set<UUID> all = roots.stream().map(LogSummary::uuid).collect(Collectors.toSet());
        LogSummary root = log;
        while (!all.contains(root.uuid())) {
            root = logs.getOrDefault(root.resumedFrom().orElseThrow(), root);
        }
        return root;
    }

    /** The logs that were resumed from this one, the oldest first. */
    List<LogSummary> children(UUID log) {
        return children.getOrDefault(log, List.of());
    }

    /** Of the logs that were resumed from this one, which is not without any, the newest of those with the most below. */
    LogSummary mainChild(UUID log) {
        LogSummary main = children(log).get(0);
        for (LogSummary child : children(log)) {
            main = size(child) >= size(main) ? child : main;
        }
        return main;
    }

    /** How many logs there are from this one down. */
    private int size(LogSummary log) {
        return sizes.getOrDefault(log.uuid(), 1);
    }
}
