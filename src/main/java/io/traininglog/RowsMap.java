package io.traininglog;

import io.traininglog.lineage.Change;
import io.traininglog.store.Range;
import io.traininglog.store.Step;
import io.traininglog.value.Cell;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
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

    private final LogAccess access;
    private final Bounds bounds;

    RowsMap(LogAccess access, Bounds bounds) {
        this.access = access;
        this.bounds = bounds;
    }

    LogAccess access() {
        return access;
    }

    Range range() {
        return bounds.range();
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

    boolean inBounds(Object key) {
        return Objects.requireNonNull(key, "time") instanceof Long time
                && bounds.range().contains(time);
    }

    private boolean has(long time) {
        return time(new Range(time, time, false)) != null;
    }

    Row row(long time) {
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
        Step step = access.encode(values);
        return access.cells().change(change -> replace(change, time, step));
    }

    private @Nullable Map<String, @Nullable Object> replace(Change change, long time, Step step) {
        NavigableMap<String, Cell> before = change.row(time);
        Map<String, @Nullable Object> previous = access.detached(time, before);
        step.keys().forEach(before::remove);
        change.removeAll(time, before.keySet());
        change.putAll(time, step);
        return previous.isEmpty() ? null : previous;
    }

    @Override
    public @Nullable Map<String, @Nullable Object> remove(Object key) {
        return inBounds(key) ? access.cells().change(change -> replace(change, (Long) key, new Step(0))) : null;
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
            Map<String, @Nullable Object> row = replace(change, times[0], new Step(0));
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
        return new RowEntries(this);
    }
}
