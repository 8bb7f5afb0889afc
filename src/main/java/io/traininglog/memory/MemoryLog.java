package io.traininglog.memory;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One log's cells by key, and its status. */
final class MemoryLog {

    private LogRecord record;
    private final NavigableMap<String, Column> columns = new TreeMap<>();
    private final NavigableMap<String, Cell> status = new TreeMap<>();

    MemoryLog(LogRecord record) {
        this.record = record;
    }

    LogRecord record() {
        return record;
    }

    NavigableMap<String, Cell> status() {
        return status;
    }

    void setRecord(LogRecord changed) {
        record = changed;
    }

    @Nullable
    Column column(String key) {
        return columns.get(key);
    }

    @Nullable
    Cell cell(long time, String key) {
        Column column = columns.get(key);
        return column == null ? null : column.get(time);
    }

    void put(long time, String key, Cell cell) {
        columns.computeIfAbsent(key, absent -> new Column()).put(time, cell);
    }

    void remove(long time, String key) {
        Column column = columns.get(key);
        if (column != null) {
            column.remove(time);
            if (column.isEmpty()) {
                columns.remove(key);
            }
        }
    }

    NavigableMap<String, Cell> row(long time) {
        NavigableMap<String, Cell> row = new TreeMap<>();
        columns.forEach((key, column) -> {
            Cell cell = column.get(time);
            if (cell != null) {
                row.put(key, cell);
            }
        });
        return row;
    }

    List<StoredRow> rows(Range range, int cells) {
        List<StoredRow> rows = new ArrayList<>();
        int left = cells;
        for (Scan scan = new Scan(range); scan.hasRow() && left > 0; scan.pass()) {
            NavigableMap<String, Cell> row = scan.row();
            rows.add(new StoredRow(scan.time(), row));
            left -= row.size();
        }
        return rows;
    }

    long[] times(Range range, int limit) {
        long[] times = new long[16];
        int size = 0;
        for (Scan scan = new Scan(range); scan.hasRow() && size < limit; scan.pass()) {
            if (scan.countShowing() > 0) {
                if (size == times.length) {
                    times = Arrays.copyOf(times, 2 * size);
                }
                times[size++] = scan.time();
            }
        }
        return Arrays.copyOf(times, size);
    }

    long countTimes(Range range) {
        long count = 0;
        for (Scan scan = new Scan(range); scan.hasRow(); scan.pass()) {
            if (scan.countShowing() > 0) {
                count++;
            }
        }
        return count;
    }

    long countCells(Range range) {
        long count = 0;
        for (Scan scan = new Scan(range); scan.hasRow(); scan.pass()) {
            count += scan.countShowing();
        }
        return count;
    }

    Set<String> keys(Range range) {
        Set<String> keys = new TreeSet<>();
        columns.forEach((key, column) -> {
            Column.Cursor cursor = column.cursor(range);
            while (cursor.isInRange() && cursor.isTombstone()) {
                cursor.pass();
            }
            if (cursor.isInRange()) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Moves through the rows of a range: one cursor a column, the next row where the first of them stands. */
    private final class Scan {

        private final String[] keys;
        private final Column.Cursor[] cursors;
        private final boolean descending;
        private long time;
        private boolean hasRow;

        Scan(Range range) {
            keys = columns.keySet().toArray(new String[0]);
            cursors = columns.values().stream()
                    .map(column -> column.cursor(range))
                    .toArray(Column.Cursor[]::new);
            descending = range.descending();
            find();
        }

        private void find() {
            hasRow = false;
            for (Column.Cursor cursor : cursors) {
                if (cursor.isInRange()) {
                    long candidate = cursor.time();
                    if (!hasRow || (descending ? candidate > time : candidate < time)) {
                        time = candidate;
                        hasRow = true;
                    }
                }
            }
        }

        boolean hasRow() {
            return hasRow;
        }

        long time() {
            return time;
        }

        NavigableMap<String, Cell> row() {
            NavigableMap<String, Cell> row = new TreeMap<>();
            for (int i = 0; i < cursors.length; i++) {
                Column.Cursor cursor = cursors[i];
                if (cursor.isInRange() && cursor.time() == time) {
                    row.put(keys[i], cursor.chunk().cell(cursor.index()));
                }
            }
            return row;
        }

        int countShowing() {
            int count = 0;
            for (Column.Cursor cursor : cursors) {
                if (cursor.isInRange() && cursor.time() == time && !cursor.isTombstone()) {
                    count++;
                }
            }
            return count;
        }

        void pass() {
            for (Column.Cursor cursor : cursors) {
                if (cursor.isInRange() && cursor.time() == time) {
                    cursor.pass();
                }
            }
            find();
        }
    }
}
