package io.traininglog.sql;

import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects whole rows from cells in order of time, and stops once it has about so many cells or {@link
 * Snapshot#PAGE_BYTES} of large ones: a page of weights must fit into a small heap.
 */
final class RowPage implements Predicate<StoredCell> {

    private final int cells;
    private final LongFunction<String> names;
    private final List<StoredRow> rows = new ArrayList<>();
    private int size;
    private long bytes;

    RowPage(int cells, LongFunction<String> names) {
        this.cells = cells;
        this.names = names;
    }

    /** Takes a cell, or refuses it as the first of a row that is too much. */
    @Override
    public boolean test(StoredCell stored) {
        StoredRow row = row(stored.time(), stored.cell().weight());
        if (row == null) {
            return false;
        }
        row.cells().put(names.apply(stored.key()), stored.cell());
        return true;
    }

    /** The row for a cell of this weight; null where it would be the first of a row that is too much. */
    @Nullable
    StoredRow row(long time, long weight) {
        StoredRow row = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (row == null || row.time() != time) {
            if (size >= cells || bytes >= Snapshot.PAGE_BYTES) {
                return null;
            }
            row = new StoredRow(time, new TreeMap<>());
            rows.add(row);
        }
        size++;
        bytes += weight;
        return row;
    }

    List<StoredRow> rows() {
        return rows;
    }
}
