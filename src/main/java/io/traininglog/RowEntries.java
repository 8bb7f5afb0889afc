package io.traininglog;

import io.traininglog.store.Range;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a view on rows: live and write-through. */
final class RowEntries extends AbstractSet<Map.Entry<Long, Map<String, @Nullable Object>>> {

    private final RowsMap rows;
    private final LogAccess access;

    RowEntries(RowsMap rows) {
        this.rows = rows;
        this.access = rows.access();
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void clear() {
        rows.clear();
    }

    @Override
    public boolean contains(Object object) {
        return object instanceof Map.Entry<?, ?> entry
                && entry.getKey() instanceof Long time
                && rows.containsKey(time)
                && rows.row(time).equals(entry.getValue());
    }

    @Override
    public boolean remove(Object object) {
        if (!(object instanceof Map.Entry<?, ?> entry)
                || !(entry.getKey() instanceof Long time)
                || !rows.inBounds(time)
                || !(entry.getValue() instanceof Map<?, ?> values)) {
            return false;
        }
        Map<?, ?> expected = new HashMap<>(values); // it may be a live row
        return access.cells().change(change -> {
            Map<String, Cell> row = change.row(time);
            boolean equal = !row.isEmpty() && access.detached(time, row).equals(expected);
            if (equal) {
                change.removeAll(time, row.keySet());
            }
            return equal;
        });
    }

    @Override
    public Iterator<Map.Entry<Long, Map<String, @Nullable Object>>> iterator() {
        return new Rows();
    }

    private final class Rows extends RowIterator<StoredRow, Map.Entry<Long, Map<String, @Nullable Object>>> {

        private long changes;
        private long readAt;
        private @Nullable Row shown;

        Rows() {
            super(rows);
        }

        @Override
        List<StoredRow> read(Range range, int size) {
            changes = access.cells().changes();
            readAt = System.nanoTime();
            return access.cells().rows(range, size);
        }

        @Override
        long timeOf(StoredRow row) {
            return row.time();
        }

        @Override
        public boolean hasNext() {
            boolean more = super.hasNext();
            if (!more && shown != null) {
                shown.forgetPrefetched();
            }
            return more;
        }

        @Override
        Map.Entry<Long, Map<String, @Nullable Object>> show(StoredRow stored) {
            if (shown != null) {
                shown.forgetPrefetched();
            }
            shown = new Row(access, stored, changes, readAt);
            return new RowEntry(shown);
        }
    }

    /** Writes through: setting its value replaces the row. */
    private final class RowEntry implements Map.Entry<Long, Map<String, @Nullable Object>> {

        private final Row row;

        RowEntry(Row row) {
            this.row = row;
        }

        @Override
        public Long getKey() {
            return row.time();
        }

        @Override
        public Map<String, @Nullable Object> getValue() {
            return row;
        }

        @Override
        public Map<String, @Nullable Object> setValue(Map<String, @Nullable Object> values) {
            Map<String, @Nullable Object> previous = rows.put(row.time(), values);
            return previous == null ? Map.of() : previous;
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Map.Entry<?, ?> that
                    && getKey().equals(that.getKey())
                    && row.equals(that.getValue());
        }

        @Override
        public int hashCode() {
            return getKey().hashCode() ^ row.hashCode();
        }

        @Override
        public String toString() {
            return row.time() + "=" + row;
        }
    }
}
