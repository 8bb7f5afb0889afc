package io.traininglog.cli;

import io.traininglog.TrainingLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a log since it was last looked at: rows, and values at times that were seen before, of which the newest are
 * kept in mind, whether or not they have the keys that are asked for: nobody reads a long log again and again for a rare
 * key.
 *
 * <p>Not safe for threads.
 */
final class ArrivedRows {

    private static final int KEPT = 256;
    private static final int COLUMNS = 200;

    private final TrainingLog log;
    private final List<String> keys;
    private final NavigableMap<Long, Map<String, String>> seen = new TreeMap<>();
    private long from;

    /**
     * @param keys only these; empty: all
     */
    ArrivedRows(TrainingLog log, List<String> keys) {
        this.log = log;
        this.keys = keys;
    }

    /**
     * What arrived at a time.
     *
     * @param entries those that are new or another value than before
     */
    record Arrived(long time, Entries entries) {}

    /** Passes over all rows that there are but the last ones. */
    void skipAllBut(int rows) {
        NavigableMap<Long, Map<String, @Nullable Object>> all = log.rows();
        from = all.isEmpty() || all.lastKey() == Long.MAX_VALUE ? 0 : all.lastKey() + 1;
        int left = rows;
        Iterator<Map.Entry<Long, Map<String, @Nullable Object>>> newestFirst =
                all.descendingMap().entrySet().iterator();
        while (left > 0 && newestFirst.hasNext()) {
            Map.Entry<Long, Map<String, @Nullable Object>> row = newestFirst.next();
            if (keys.isEmpty() || keys.stream().anyMatch(row.getValue()::containsKey)) {
                from = row.getKey();
                left--;
            }
        }
    }

    /** What is new, in order of time. */
    List<Arrived> poll() {
        List<Arrived> arrived = new ArrayList<>();
        for (Map.Entry<Long, Map<String, @Nullable Object>> row :
                log.rows().tailMap(from, true).entrySet()) {
            Entries changed = changed(row.getKey(), Entries.of(row.getValue()));
            if (!changed.isEmpty()) {
                arrived.add(new Arrived(row.getKey(), changed));
            }
            if (seen.size() > KEPT) {
                seen.pollFirstEntry();
                from = seen.firstKey();
            }
        }
        return arrived;
    }

    private Entries changed(long time, Entries row) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        Map<String, String> before = seen.computeIfAbsent(time, none -> new LinkedHashMap<>());
        row.values().forEach((key, value) -> {
            if (keys.isEmpty() || keys.contains(key)) {
                String text = Values.type(value) + ' ' + Values.line(value, COLUMNS);
                if (!text.equals(before.put(key, text))) {
                    changed.put(key, value);
                }
            }
        });
        return new Entries(changed);
    }
}
