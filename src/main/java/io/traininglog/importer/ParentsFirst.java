package io.traininglog.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders logs so that each comes after the one that it was resumed from, and otherwise as they came. */
final class ParentsFirst {

    private ParentsFirst() {}

    /** What is in a circle comes in some order. */
    static <T extends SourceLog> List<T> of(List<T> logs) {
        Map<UUID, T> waiting = new LinkedHashMap<>();
        List<T> ordered = new ArrayList<>();
        List<T> doubles = new ArrayList<>();
        for (T log : logs) {
            if (waiting.putIfAbsent(log.origin().uuid(), log) != null) {
                doubles.add(log);
            }
        }
        for (T log : logs) {
            Deque<T> chain = new ArrayDeque<>();
            @Nullable T next = waiting.remove(log.origin().uuid());
            while (next != null) {
                chain.push(next);
                next = next.origin().resumedFrom().map(waiting::remove).orElse(null);
            }
            ordered.addAll(chain);
        }
        ordered.addAll(doubles);
        return ordered;
    }

    /**
     * The logs at which circles are to be cut: without the parents of these there is none.
     *
     * @param parents by log
     */
    static Set<UUID> cuts(Map<UUID, UUID> parents) {
        Set<UUID> cuts = new HashSet<>();
        Set<UUID> known = new HashSet<>();
        for (UUID log : parents.keySet()) {
            Set<UUID> chain = new HashSet<>();
            @Nullable UUID next = log;
            while (next != null && !known.contains(next)) {
                chain.add(next);
                UUID parent = cuts.contains(next) ? null : parents.get(next);
                if (parent != null && chain.contains(parent)) {
                    cuts.add(next);
                    parent = null;
                }
                next = parent;
            }
            known.addAll(chain);
        }
        return cuts;
    }
}
