package io.traininglog.sql;

import io.traininglog.store.Sealing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * About how many rows this process added to each log and key since they were last sealed. After a transaction that failed
 * they are wrong, which costs a look in vain, or leaves rows until there are more. Guarded by the writer's lock.
 */
final class Unsealed {

    private final Sealing sealing;
    private final Map<Long, Map<Long, Integer>> rows = new HashMap<>();
    private final Set<Long> due = new HashSet<>();

    Unsealed(Sealing sealing) {
        this.sealing = sealing;
    }

    Sealing sealing() {
        return sealing;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void add(long log, long key, int more) {
        int count = rows.computeIfAbsent(log, absent -> new HashMap<>()).merge(key, more, Integer::sum);
        if (count >= sealing.due()) {
            due.add(log);
        }
    }

    void forget(long log) {
        rows.remove(log);
        due.remove(log);
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    /** Seals keys that fill chunks, of logs where one is due. */
    void sealDue(Sealer sealer) {
        for (long log : due) {
            Map<Long, Integer> counts = rows.getOrDefault(log, Map.of());
            Set<Long> full = new HashSet<>();
            counts.forEach((key, count) -> {
                if (count >= sealing.chunk()) {
                    full.add(key);
                }
            });
            Map<Long, Integer> left = sealer.seal(log, full, sealing.chunk());
            full.forEach(key -> counts.put(key, left.getOrDefault(key, 0)));
        }
        due.clear();
    }

    /** Seals all of one log that is worth a chunk. */
    void sealRest(long log, Sealer sealer) {
        sealer.seal(log, rows.getOrDefault(log, Map.of()).keySet(), sealing.rest());
        forget(log);
    }

    /** Seals all that is worth a chunk. */
    void sealRest(Sealer sealer) {
        rows.forEach((log, counts) -> sealer.seal(log, counts.keySet(), sealing.rest()));
        rows.clear();
    }
}
