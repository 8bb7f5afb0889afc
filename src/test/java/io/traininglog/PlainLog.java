package io.traininglog;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log as plainly as it can be written: what it has itself in maps, and everything else asked of its parent. */
final class PlainLog {

    private static final Object ABSENT = new Object();
    private static final Object TOMBSTONE = new Object();

    final UUID uuid;
    final @Nullable PlainLog parent;
    final long resumedAt;
    final NavigableMap<String, @Nullable Object> status = new TreeMap<>();
    private final NavigableMap<Long, NavigableMap<String, @Nullable Object>> own = new TreeMap<>();

    private PlainLog(UUID uuid, @Nullable PlainLog parent, long resumedAt) {
        this.uuid = uuid;
        this.parent = parent;
        this.resumedAt = resumedAt;
    }

    static PlainLog create(UUID uuid) {
        PlainLog log = new PlainLog(uuid, null, -1);
        log.status.put("iterations_done", 0L);
        log.status.put("epochs_done", 0L);
        log.status.put("_epoch_ends", List.of());
        log.status.put("resumed_from", null);
        return log;
    }

    PlainLog resume(UUID child) {
        NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows = rows();
        return resume(child, rows.isEmpty() ? -1 : rows.lastKey());
    }

    PlainLog resumeAt(UUID child, long time) {
        PlainLog resumed = resume(child, time);
        List<Long> kept = epochEnds().stream().filter(end -> end <= time).toList();
        int dropped = epochEnds().size() - kept.size();
        resumed.status.put("iterations_done", time);
        resumed.status.put("epochs_done", Math.max(0, epochsDone() - dropped));
        resumed.status.put("_epoch_ends", kept);
        return resumed;
    }

    private PlainLog resume(UUID child, long at) {
        PlainLog resumed = new PlainLog(child, this, at);
        resumed.status.putAll(status);
        resumed.status.put("resumed_from", uuid.toString().replace("-", ""));
        return resumed;
    }

    long iterationsDone() {
        return (Long) status.getOrDefault("iterations_done", 0L);
    }

    long epochsDone() {
        return (Long) status.getOrDefault("epochs_done", 0L);
    }

    @SuppressWarnings("unchecked")
    List<Long> epochEnds() {
        return (List<Long>) status.getOrDefault("_epoch_ends", List.of());
    }

    private @Nullable Object find(long time, String key) {
        NavigableMap<String, @Nullable Object> row = own.get(time);
        if (row != null && row.containsKey(key)) {
            return row.get(key) == TOMBSTONE ? ABSENT : row.get(key);
        }
        return inherited(time, key);
    }

    private @Nullable Object inherited(long time, String key) {
        return parent == null || time > resumedAt ? ABSENT : parent.find(time, key);
    }

    private Set<Long> timesOfAll() {
        Set<Long> times = parent == null ? new TreeSet<>() : parent.timesOfAll();
        times.addAll(own.keySet());
        return times;
    }

    private Set<String> keysOfAll(long time) {
        Set<String> keys = parent == null ? new TreeSet<>() : parent.keysOfAll(time);
        keys.addAll(own.getOrDefault(time, new TreeMap<>()).keySet());
        return keys;
    }

    NavigableMap<String, @Nullable Object> row(long time) {
        NavigableMap<String, @Nullable Object> row = new TreeMap<>();
        for (String key : keysOfAll(time)) {
            Object value = find(time, key);
            if (value != ABSENT) {
                row.put(key, value);
            }
        }
        return row;
    }

    NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows() {
        NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows = new TreeMap<>();
        for (long time : timesOfAll()) {
            NavigableMap<String, @Nullable Object> row = row(time);
            if (!row.isEmpty()) {
                rows.put(time, row);
            }
        }
        return rows;
    }

    void put(long time, String key, @Nullable Object value) {
        own.computeIfAbsent(time, absent -> new TreeMap<>()).put(key, value);
    }

    void putAll(long time, Map<String, @Nullable Object> values) {
        values.forEach((key, value) -> put(time, key, value));
    }

    void remove(long time, String key) {
        if (find(time, key) == ABSENT) {
            return;
        } else if (inherited(time, key) != ABSENT) {
            put(time, key, TOMBSTONE);
        } else {
            own.get(time).remove(key);
        }
    }

    void removeRow(long time) {
        row(time).keySet().forEach(key -> remove(time, key));
    }

    void replaceRow(long time, Map<String, @Nullable Object> values) {
        removeRow(time);
        putAll(time, values);
    }
}
