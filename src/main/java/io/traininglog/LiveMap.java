package io.traininglog;

import io.traininglog.lineage.Change;
import io.traininglog.store.Found;
import io.traininglog.store.Step;
import io.traininglog.value.Cell;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A live map over some of a log's cells: what a row and a status have in common.
 *
 * <p>Reads decode the entry that is asked for and no other, so a damaged one leaves its neighbours readable. Calls that
 * answer the previous value read it before they write: over a damaged one they fail and change nothing.
 */
abstract class LiveMap extends AbstractMap<String, @Nullable Object> {

    final LogAccess access;

    LiveMap(LogAccess access) {
        this.access = access;
    }

    abstract @Nullable Cell cell(String key);

    /** All cells, sorted by key. Not to be changed. */
    abstract NavigableMap<String, Cell> cells();

    abstract @Nullable Cell cell(Change change, String key);

    abstract NavigableMap<String, Cell> cells(Change change);

    abstract void put(Change change, String key, Cell cell);

    abstract void putAll(Change change, Step step);

    abstract void remove(Change change, String key);

    abstract String place(String key);

    /** Puts a cell and answers what was there before, if that takes no transaction; else null. */
    @Nullable
    Found exchange(String key, Cell cell) {
        return null;
    }

    void putStep(Step step) {
        change(change -> {
            putAll(change, step);
            return true;
        });
    }

    <T> T change(Function<Change, T> body) {
        return access.cells().change(body);
    }

    private @Nullable Object decode(@Nullable Cell cell, String key) {
        return cell == null ? null : access.decode(cell, () -> place(key));
    }

    @Override
    public int size() {
        return cells().size();
    }

    @Override
    public boolean isEmpty() {
        return cells().isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return Objects.requireNonNull(key, "key") instanceof String name && Keys.isKey(name) && cell(name) != null;
    }

    @Override
    public @Nullable Object get(Object key) {
        return Objects.requireNonNull(key, "key") instanceof String name && Keys.isKey(name)
                ? decode(cell(name), name)
                : null;
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        Objects.requireNonNull(key, "key");
        Cell cell = access.encode(key, value);
        Found before = exchange(key, cell);
        return before != null
                ? decode(before.cell(), key)
                : change(change -> {
                    Object previous = decode(cell(change, key), key);
                    put(change, key, cell);
                    return previous;
                });
    }

    /** Puts all of these, atomically. */
    @Override
    public void putAll(Map<? extends String, ?> values) {
        putStep(access.encode(values));
    }

    @Override
    public @Nullable Object remove(Object key) {
        if (!(Objects.requireNonNull(key, "key") instanceof String name) || !Keys.isKey(name)) {
            return null;
        }
        return change(change -> {
            Cell cell = cell(change, name);
            Object previous = decode(cell, name);
            if (cell != null) {
                remove(change, name);
            }
            return previous;
        });
    }

    /** Removes every entry, atomically; damaged ones too. */
    @Override
    public void clear() {
        change(change -> {
            for (String key : cells(change).keySet()) {
                remove(change, key);
            }
            return true;
        });
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private boolean discard(String key) {
        return change(change -> {
            boolean present = cell(change, key) != null;
            if (present) {
                remove(change, key);
            }
            return present;
        });
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

        @Override
        public int size() {
            return LiveMap.this.size();
        }

        @Override
        public boolean isEmpty() {
            return LiveMap.this.isEmpty();
        }

        @Override
        public boolean contains(Object object) {
            return object instanceof Map.Entry<?, ?> entry
                    && entry.getKey() instanceof String key
                    && containsKey(key)
                    && Objects.equals(get(key), entry.getValue());
        }

        @Override
        public boolean remove(Object object) {
            if (!(object instanceof Map.Entry<?, ?> entry)
                    || !(entry.getKey() instanceof String key)
                    || !Keys.isKey(key)) {
                return false;
            }
            Object expected = entry.getValue();
            return change(change -> {
                Cell cell = cell(change, key);
                boolean equal = cell != null && Objects.equals(decode(cell, key), expected);
                if (equal) {
                    LiveMap.this.remove(change, key);
                }
                return equal;
            });
        }

        @Override
        public void clear() {
            LiveMap.this.clear();
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Entering(cells().entrySet().iterator());
        }
    }

    /** Over the cells as they were when it began. */
    private final class Entering implements Iterator<Map.Entry<String, @Nullable Object>> {

        private final Iterator<Map.Entry<String, Cell>> cells;
        private @Nullable String last;

        Entering(Iterator<Map.Entry<String, Cell>> cells) {
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            return cells.hasNext();
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!cells.hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Cell> cell = cells.next();
            last = cell.getKey();
            return new LiveEntry(cell.getKey(), cell.getValue());
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

    /** Decodes when it is asked, and writes through. */
    private final class LiveEntry implements Map.Entry<String, @Nullable Object> {

        private final String key;
        private Cell cell;

        LiveEntry(String key, Cell cell) {
            this.key = key;
            this.cell = cell;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public @Nullable Object getValue() {
            return decode(cell, key);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            Object previous = getValue();
            Cell changed = access.encode(key, value);
            change(change -> {
                put(change, key, changed);
                return true;
            });
            cell = changed;
            return previous;
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Map.Entry<?, ?> that
                    && key.equals(that.getKey())
                    && Objects.equals(getValue(), that.getValue());
        }

        @Override
        public int hashCode() {
            return key.hashCode() ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return key + "=" + getValue();
        }
    }
}
