package io.traininglog;

import io.traininglog.lineage.Change;
import io.traininglog.store.Range;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a log that have an entry, or those within bounds: live and write-through. */
final class RowsMap extends AbstractMap<Long, Map<String, @Nullable Object>>
        implements NavigableMap<Long, Map<String, @Nullable Object>> {

    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 16_384;

    private final LogAccess access;
    private final Bounds bounds;

    RowsMap(LogAccess access, Bounds bounds) {
        this.access = access;
        this.bounds = bounds;
    }

    // Reading

    @Override
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, access.cells().countTimes(bounds.range()));
    }

    @Override
    public boolean isEmpty() {
        return time(bounds.range()) == null;
    }

    @Override
    public boolean containsKey(Object key) {
        return inBounds(key) && has((Long) key);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> get(Object key) {
        return containsKey(key) ? row((Long) key) : null;
    }

    private boolean inBounds(Object key) {
        return Objects.requireNonNull(key, "time") instanceof Long time
                && bounds.range().contains(time);
    }

    private boolean has(long time) {
        return time(new Range(time, time, false)) != null;
    }

    private Row row(long time) {
        return new Row(access, time);
    }

    /** The first time of a range, in its order. */
    private @Nullable Long time(Range range) {
        if (range.isEmpty()) {
            return null;
        }
        long[] times = access.cells().times(range, 1);
        return times.length == 0 ? null : times[0];
    }

    // Writing

    @Override
    public @Nullable Map<String, @Nullable Object> put(Long key, Map<String, @Nullable Object> values) {
        long time = LogAccess.checkTime(Objects.requireNonNull(key, "time"));
        bounds.check(time);
        NavigableMap<String, Cell> cells = access.encode(values);
        return access.cells().change(change -> replace(change, time, cells));
    }

    private @Nullable Map<String, @Nullable Object> replace(
            Change change, long time, NavigableMap<String, Cell> cells) {
        NavigableMap<String, Cell> before = change.row(time);
        Map<String, @Nullable Object> previous = access.detached(time, before);
        before.keySet().removeAll(cells.keySet());
        change.removeAll(time, before.keySet());
        change.putAll(time, cells);
        return previous.isEmpty() ? null : previous;
    }

    @Override
    public @Nullable Map<String, @Nullable Object> remove(Object key) {
        return inBounds(key)
                ? access.cells().change(change -> replace(change, (Long) key, Collections.emptyNavigableMap()))
                : null;
    }

    /** Removes a row without reading its values. */
    boolean discard(long time) {
        return access.cells().change(change -> {
            Set<String> keys = change.row(time).keySet();
            change.removeAll(time, keys);
            return !keys.isEmpty();
        });
    }

    @Override
    public void clear() {
        access.cells().change(change -> {
            for (Range rest = bounds.range(); !rest.isEmpty(); ) {
                long[] times = change.times(rest, 1024);
                for (long time : times) {
                    change.removeAll(time, change.row(time).keySet());
                }
                rest = times.length == 0 ? Range.NONE : rest.after(times[times.length - 1]);
            }
            return true;
        });
    }

    // Navigation

    @Override
    public @Nullable Comparator<? super Long> comparator() {
        return bounds.range().descending() ? Collections.reverseOrder() : null;
    }

    @Override
    public Long firstKey() {
        return orThrow(time(bounds.range()));
    }

    @Override
    public Long lastKey() {
        return orThrow(time(bounds.range().reversed()));
    }

    private static Long orThrow(@Nullable Long time) {
        if (time == null) {
            throw new NoSuchElementException("no rows");
        }
        return time;
    }

    @Override
    public @Nullable Long lowerKey(Long key) {
        return time(bounds.before(key, false));
    }

    @Override
    public @Nullable Long floorKey(Long key) {
        return time(bounds.before(key, true));
    }

    @Override
    public @Nullable Long ceilingKey(Long key) {
        return time(bounds.from(key, true));
    }

    @Override
    public @Nullable Long higherKey(Long key) {
        return time(bounds.from(key, false));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> lowerEntry(Long key) {
        return entry(lowerKey(key));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> floorEntry(Long key) {
        return entry(floorKey(key));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> ceilingEntry(Long key) {
        return entry(ceilingKey(key));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> higherEntry(Long key) {
        return entry(higherKey(key));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> firstEntry() {
        return entry(time(bounds.range()));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> lastEntry() {
        return entry(time(bounds.range().reversed()));
    }

    private Map.@Nullable Entry<Long, Map<String, @Nullable Object>> entry(@Nullable Long time) {
        return time == null ? null : new SimpleImmutableEntry<>(time, row(time));
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> pollFirstEntry() {
        return poll(bounds.range());
    }

    @Override
    public Map.@Nullable Entry<Long, Map<String, @Nullable Object>> pollLastEntry() {
        return poll(bounds.range().reversed());
    }

    private Map.@Nullable Entry<Long, Map<String, @Nullable Object>> poll(Range range) {
        return access.cells().change(change -> {
            long[] times = change.times(range, 1);
            if (times.length == 0) {
                return null;
            }
            Map<String, @Nullable Object> row = replace(change, times[0], Collections.emptyNavigableMap());
            return new SimpleImmutableEntry<>(times[0], Objects.requireNonNull(row));
        });
    }

    // Parts

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> descendingMap() {
        return new RowsMap(access, bounds.reversed());
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> subMap(
            Long from, boolean fromInclusive, Long to, boolean toInclusive) {
        return new RowsMap(access, bounds.sub(from, fromInclusive, to, toInclusive));
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> headMap(Long to, boolean inclusive) {
        return new RowsMap(access, bounds.head(to, inclusive));
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> tailMap(Long from, boolean inclusive) {
        return new RowsMap(access, bounds.tail(from, inclusive));
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> subMap(Long from, Long to) {
        return subMap(from, true, to, false);
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> headMap(Long to) {
        return headMap(to, false);
    }

    @Override
    public NavigableMap<Long, Map<String, @Nullable Object>> tailMap(Long from) {
        return tailMap(from, true);
    }

    // Views

    @Override
    public NavigableSet<Long> navigableKeySet() {
        return new TimesSet(this);
    }

    @Override
    public NavigableSet<Long> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<Long> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    @Override
    public Set<Map.Entry<Long, Map<String, @Nullable Object>>> entrySet() {
        return new Entries();
    }

    Iterator<Long> timesIterator() {
        return new Times();
    }

    private final class Entries extends AbstractSet<Map.Entry<Long, Map<String, @Nullable Object>>> {

        @Override
        public int size() {
            return RowsMap.this.size();
        }

        @Override
        public boolean isEmpty() {
            return RowsMap.this.isEmpty();
        }

        @Override
        public void clear() {
            RowsMap.this.clear();
        }

        @Override
        public boolean contains(Object object) {
            return object instanceof Map.Entry<?, ?> entry
                    && entry.getKey() instanceof Long time
                    && containsKey(time)
                    && row(time).equals(entry.getValue());
        }

        @Override
        public boolean remove(Object object) {
            if (!(object instanceof Map.Entry<?, ?> entry)
                    || !(entry.getKey() instanceof Long time)
                    || !inBounds(time)
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
    }

    /** Moves over the rows a page at a time; between the pages it holds nothing of the database. */
    private abstract class Paging<P, E> implements Iterator<E> {

        private Range rest = bounds.range();
        private int pageSize = FIRST_PAGE;
        private Iterator<P> page = Collections.emptyIterator();
        private @Nullable Long last;

        abstract List<P> read(Range range, int size);

        abstract long timeOf(P element);

        abstract E show(P element);

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !rest.isEmpty()) {
                List<P> read = read(rest, pageSize);
                pageSize = Math.min(LARGEST_PAGE, 4 * pageSize);
                page = read.iterator();
                rest = read.isEmpty() ? Range.NONE : rest.after(timeOf(read.get(read.size() - 1)));
            }
            return page.hasNext();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            P element = page.next();
            last = timeOf(element);
            return show(element);
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("nothing to remove: next() was not called since the last removal");
            }
            discard(last);
            last = null;
        }
    }

    private final class Times extends Paging<Long, Long> {

        @Override
        List<Long> read(Range range, int size) {
            return Arrays.stream(access.cells().times(range, size)).boxed().toList();
        }

        @Override
        long timeOf(Long time) {
            return time;
        }

        @Override
        Long show(Long time) {
            return time;
        }
    }

    private final class Rows extends Paging<StoredRow, Map.Entry<Long, Map<String, @Nullable Object>>> {

        private long changes;
        private long readAt;
        private @Nullable Row shown;

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
            Map<String, @Nullable Object> previous = put(row.time(), values);
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
