package io.traininglog.tail;

import io.traininglog.value.Cell;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a generation of the journal holds, as readers and the database want it. Guarded by the tail's lock until it ends. */
final class TailGeneration {

    private final long number;
    private final Map<Long, TailLog> logs = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private boolean isUsed;
    private long bytes;

    TailGeneration(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    /** Whether it has only names. */
    boolean isEmpty() {
        return !isUsed;
    }

    /** Notes how many bytes of the journal it has in the end. */
    void end(long used) {
        bytes = used;
    }

    long bytes() {
        return bytes;
    }

    /** Notes that it has more than names. */
    void use() {
        isUsed = true;
    }

    Collection<TailLog> logs() {
        return logs.values();
    }

    int logCount() {
        return logs.size();
    }

    @Nullable
    TailLog log(long id) {
        return logs.get(id);
    }

    void add(long id, TailLog log) {
        logs.put(id, log);
    }

    /** The key's number, or null if it has none. */
    @Nullable
    Integer key(String key) {
        return keys.get(key);
    }

    int keyCount() {
        return keys.size();
    }

    /** Gives the key a number. */
    int addKey(String key) {
        int number = keys.size();
        keys.put(key, number);
        return number;
    }

    @Nullable
    Cell cell(long log, long time, String key) {
        TailLog found = logs.get(log);
        return found == null ? null : found.columns().cell(time, key);
    }

    void addTo(Map<String, Cell> row, long log, long time) {
        TailLog found = logs.get(log);
        if (found != null) {
            row.putAll(found.columns().row(time));
        }
    }

    /** What this has by now. */
    TailGeneration copy() {
        TailGeneration copy = new TailGeneration(number);
        logs.forEach((id, log) -> copy.logs.put(id, log.copy()));
        copy.isUsed = isUsed;
        return copy;
    }

    /** These logs of it alone. */
    TailGeneration only(Set<Long> ids) {
        TailGeneration part = new TailGeneration(number);
        ids.forEach(id -> part.logs.put(id, logs.get(id)));
        part.isUsed = isUsed;
        part.bytes = bytes;
        return part;
    }

    void forgetStatus() {
        logs.values().forEach(TailLog::forgetStatus);
    }

    /** Those of which it has more than names. */
    List<TailLog> usedLogs() {
        return logs.values().stream().filter(log -> !log.isUnused()).toList();
    }
}
