package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a selection: those with an entry under one of its keys, in order of time. The keys and the last time are those
 * of the moment when this is made; a page of rows is in the heap at once.
 */
final class SelectedRows {

    /** Tells a key without an entry from one with a null. */
    static final Object ABSENT = new Object();

    private static final long ROWS_A_REPORT = 256;

    private final List<String> keys;
    private final Map<String, Integer> columns = new HashMap<>();
    private final NavigableMap<Long, Map<String, @Nullable Object>> rows;

    /** Takes a row. */
    interface Reader {
        /**
         * One row, which is read in time order.
         *
         * @param values by the index of their key; {@link #ABSENT} where there is no entry. Another row's soon
         */
        void row(long time, @Nullable Object[] values) throws IOException;
    }

    SelectedRows(TrainingLog log, Selection selection) {
        this.keys = selection.keys().isEmpty() ? List.copyOf(log.keys()) : selection.keys();
        for (String key : keys) {
            columns.put(key, columns.size());
        }
        // Whoever reads on while a trainer appends as fast as that never comes to an end
        Long last = log.rows().floorKey(selection.to());
        this.rows = last == null || last < selection.from()
                ? Collections.emptyNavigableMap()
                : log.rows().subMap(selection.from(), true, last, true);
    }

    /** In the order of the columns. */
    List<String> keys() {
        return keys;
    }

    /** How many rows there are, whatever their keys; -1 where nobody wants to know. */
    long count(Progress progress) {
        return progress == Progress.NONE ? -1 : rows.size();
    }

    /** Reads them all; progress is in rows. */
    void read(Progress progress, Reader reader) throws IOException {
        long total = count(progress);
        long done = 0;
        @Nullable Object[] values = new Object[keys.size()];
        for (Map.Entry<Long, Map<String, @Nullable Object>> row : rows.entrySet()) {
            if (fill(values, row.getValue())) {
                reader.row(row.getKey(), values);
            }
            done++;
            if (done % ROWS_A_REPORT == 0) {
                progress.report(done, Math.max(done, total));
            }
        }
        progress.report(done, done);
    }

    /** Whether there is any. */
    private boolean fill(@Nullable Object[] values, Map<String, @Nullable Object> row) {
        boolean isAny = false;
        Arrays.fill(values, ABSENT);
        for (Map.Entry<String, @Nullable Object> entry : row.entrySet()) {
            Integer column = columns.get(entry.getKey());
            if (column != null) {
                values[column] = entry.getValue();
                isAny = true;
            }
        }
        return isAny;
    }
}
