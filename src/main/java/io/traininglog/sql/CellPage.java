package io.traininglog.sql;

import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * A page of rows as PostgreSQL's driver has it: many at once in the heap. So large cells are left out of it, and are read
 * when it is known how many of them there are.
 */
final class CellPage implements Predicate<PagedCell> {

    /** Large cells are read in parts of about so many bytes. */
    private static final long PART = 1 << 20;

    private final RowPage page;
    private final LongFunction<String> names;
    private final List<PagedCell> large = new ArrayList<>();
    private int read;

    CellPage(int cells, LongFunction<String> names) {
        this.page = new RowPage(cells, names);
        this.names = names;
    }

    @Override
    public boolean test(PagedCell cell) {
        read++;
        Cell small = cell.cell();
        if (small != null) {
            return page.test(new StoredCell(cell.time(), cell.key(), small));
        } else if (page.row(cell.time(), cell.weight()) == null) {
            return false;
        }
        return large.add(cell);
    }

    /** How many were given to it. */
    int read() {
        return read;
    }

    /** Its rows, in which large cells are still to be put. */
    List<StoredRow> rows() {
        return page.rows();
    }

    /** Puts the large cells into those of its rows that are left. */
    void putLarge(List<StoredRow> rows, PostgresEntryDao entries, long log) {
        Map<Long, StoredRow> byTime = new HashMap<>();
        rows.forEach(row -> byTime.put(row.time(), row));
        large.removeIf(cell -> !byTime.containsKey(cell.time()));
        int from = 0;
        long bytes = 0;
        for (int to = 1; to <= large.size(); to++) {
            bytes += large.get(to - 1).weight();
            if (to == large.size() || bytes + large.get(to).weight() > PART) {
                put(large.subList(from, to), byTime, entries, log);
                from = to;
                bytes = 0;
            }
        }
    }

    private void put(List<PagedCell> part, Map<Long, StoredRow> byTime, PostgresEntryDao entries, long log) {
        long[] times = part.stream().mapToLong(PagedCell::time).toArray();
        int[] keys = part.stream().mapToInt(cell -> (int) cell.key()).toArray();
        for (StoredCell cell : entries.cells(times, keys, log)) {
            StoredRow row = byTime.get(cell.time());
            if (row != null) {
                row.cells().put(names.apply(cell.key()), cell.cell());
            }
        }
    }
}
