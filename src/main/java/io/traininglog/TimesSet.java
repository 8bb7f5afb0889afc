package io.traininglog;

import io.traininglog.store.Range;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The times of a view on rows: live; what is removed here is removed there. */
final class TimesSet extends AbstractSet<Long> implements NavigableSet<Long> {

    private final RowsMap rows;

    TimesSet(RowsMap rows) {
        this.rows = rows;
    }

    @Override
    public Iterator<Long> iterator() {
        return new Times(rows);
    }

    @Override
    public Iterator<Long> descendingIterator() {
        return descendingSet().iterator();
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
    public boolean contains(Object time) {
        return rows.containsKey(time);
    }

    @Override
    public boolean remove(Object time) {
        return rows.containsKey(time) && rows.discard((Long) time);
    }

    @Override
    public void clear() {
        rows.clear();
    }

    @Override
    public @Nullable Comparator<? super Long> comparator() {
        return rows.comparator();
    }

    @Override
    public Long first() {
        return rows.firstKey();
    }

    @Override
    public Long last() {
        return rows.lastKey();
    }

    @Override
    public @Nullable Long lower(Long time) {
        return rows.lowerKey(time);
    }

    @Override
    public @Nullable Long floor(Long time) {
        return rows.floorKey(time);
    }

    @Override
    public @Nullable Long ceiling(Long time) {
        return rows.ceilingKey(time);
    }

    @Override
    public @Nullable Long higher(Long time) {
        return rows.higherKey(time);
    }

    @Override
    public @Nullable Long pollFirst() {
        return key(rows.pollFirstEntry());
    }

    @Override
    public @Nullable Long pollLast() {
        return key(rows.pollLastEntry());
    }

    private static @Nullable Long key(Map.@Nullable Entry<Long, ?> entry) {
        return entry == null ? null : entry.getKey();
    }

    @Override
    public NavigableSet<Long> descendingSet() {
        return rows.descendingMap().navigableKeySet();
    }

    @Override
    public NavigableSet<Long> subSet(Long from, boolean fromInclusive, Long to, boolean toInclusive) {
        return rows.subMap(from, fromInclusive, to, toInclusive).navigableKeySet();
    }

    @Override
    public NavigableSet<Long> headSet(Long to, boolean inclusive) {
        return rows.headMap(to, inclusive).navigableKeySet();
    }

    @Override
    public NavigableSet<Long> tailSet(Long from, boolean inclusive) {
        return rows.tailMap(from, inclusive).navigableKeySet();
    }

    @Override
    public NavigableSet<Long> subSet(Long from, Long to) {
        return subSet(from, true, to, false);
    }

    @Override
    public NavigableSet<Long> headSet(Long to) {
        return headSet(to, false);
    }

    @Override
    public NavigableSet<Long> tailSet(Long from) {
        return tailSet(from, true);
    }

    private static final class Times extends RowIterator<Long, Long> {

        private final RowsMap rows;

        Times(RowsMap rows) {
            super(rows);
            this.rows = rows;
        }

        @Override
        List<Long> read(Range range, int size) {
            return Arrays.stream(rows.access().cells().times(range, size))
                    .boxed()
                    .toList();
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
}
