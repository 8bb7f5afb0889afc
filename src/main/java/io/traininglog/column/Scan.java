package io.traininglog.column;

import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Moves through the rows of a range: the next row is where the first of its cursors stands. No two have the same cell. */
public final class Scan {

    private final TimeCursor[] cursors;
    private final boolean descending;
    private long time;
    private boolean hasRow;

    /**
     * A scan.
     *
     * @param range that of each of the cursors
     */
    public Scan(List<? extends TimeCursor> cursors, Range range) {
        this.cursors = cursors.toArray(new TimeCursor[0]);
        this.descending = range.descending();
        find();
    }

    /**
     * The next rows: at least one if there is any, and then whole rows until about so many cells or {@link
     * Snapshot#PAGE_BYTES}.
     */
    public List<StoredRow> rows(int cells) {
        List<StoredRow> rows = new ArrayList<>();
        int left = cells;
        long bytes = 0;
        while (hasRow && left > 0 && bytes < Snapshot.PAGE_BYTES) {
            NavigableMap<String, Cell> row = new TreeMap<>();
            for (TimeCursor cursor : cursors) {
                if (standsHere(cursor)) {
                    cursor.addTo(row);
                }
            }
            rows.add(new StoredRow(time, row));
            left -= row.size();
            for (Cell cell : row.values()) {
                bytes += cell.weight();
            }
            pass();
        }
        return rows;
    }

    /** The next times with a cell that is no tombstone, at most so many. */
    public long[] times(int limit) {
        long[] times = new long[Math.min(limit, 16)];
        int size = 0;
        for (; hasRow && size < limit; pass()) {
            if (showsAny()) {
                if (size == times.length) {
                    times = Arrays.copyOf(times, (int) Math.min(limit, 2L * size));
                }
                times[size++] = time;
            }
        }
        return Arrays.copyOf(times, size);
    }

    /** How many times are left that have a cell which is no tombstone. */
    public long countTimes() {
        long count = 0;
        for (; hasRow; pass()) {
            if (showsAny()) {
                count++;
            }
        }
        return count;
    }

    /** How many cells are left that are no tombstones. */
    public long countCells() {
        long count = 0;
        for (; hasRow; pass()) {
            for (TimeCursor cursor : cursors) {
                if (standsHere(cursor)) {
                    count += cursor.countShowing();
                }
            }
        }
        return count;
    }

    private boolean showsAny() {
        for (TimeCursor cursor : cursors) {
            if (standsHere(cursor) && cursor.countShowing() > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean standsHere(TimeCursor cursor) {
        return cursor.isInRange() && cursor.time() == time;
    }

    private void pass() {
        for (TimeCursor cursor : cursors) {
            if (standsHere(cursor)) {
                cursor.pass();
            }
        }
        find();
    }

    private void find() {
        hasRow = false;
        for (TimeCursor cursor : cursors) {
            if (cursor.isInRange()) {
                long candidate = cursor.time();
                if (!hasRow || (descending ? candidate > time : candidate < time)) {
                    time = candidate;
                    hasRow = true;
                }
            }
        }
    }
}
