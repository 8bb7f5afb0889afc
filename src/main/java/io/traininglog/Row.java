package io.traininglog;

import io.traininglog.lineage.Change;
import io.traininglog.store.Found;
import io.traininglog.store.Step;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All entries of one time: a live, write-through map, sorted by key in the natural order of strings.
 *
 * <p>A value is copied when it is put and when it is read. Null values are allowed, null keys are not. A key that
 * ancestors show can be overwritten and removed; the ancestors keep it. {@link #putAll} and {@link #clear} are atomic.
 * Iterators show the row as it was when they began, and never throw {@code ConcurrentModificationException}.
 *
 * <p>Safe for threads. What cannot be stored is refused with an {@link UnsupportedValueException}; what cannot be read
 * is a {@link CodecException}.
 */
public final class Row extends LiveMap {

    private final long time;
    private volatile @Nullable Prefetched prefetched;

    Row(LogAccess access, long time) {
        super(access);
        this.time = time;
    }

    /**
     * A row that answers from cells that were just read, until something changes in this process, the iterator moves on,
     * or a tenth of a second is over, in which another process may have written.
     */
    Row(LogAccess access, StoredRow row, long changes, long readAt) {
        this(access, row.time());
        prefetched = new Prefetched(row.cells(), changes, readAt);
    }

    private record Prefetched(NavigableMap<String, Cell> cells, long changes, long readAt) {

        private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(100);

        boolean isCurrent(long changesNow) {
            return changes == changesNow && System.nanoTime() - readAt < LASTS;
        }
    }

    /** Iterations done. */
    public long time() {
        return time;
    }

    void forgetPrefetched() {
        prefetched = null;
    }

    private @Nullable NavigableMap<String, Cell> prefetched() {
        Prefetched known = prefetched;
        return known != null && known.isCurrent(access.cells().changes()) ? known.cells() : null;
    }

    @Override
    @Nullable
    Cell cell(String key) {
        NavigableMap<String, Cell> known = prefetched();
        return known != null ? known.get(key) : access.cells().cell(time, key);
    }

    @Override
    NavigableMap<String, Cell> cells() {
        NavigableMap<String, Cell> known = prefetched();
        return known != null ? known : access.cells().row(time);
    }

    @Override
    @Nullable
    Cell cell(Change change, String key) {
        return change.cell(time, key);
    }

    @Override
    NavigableMap<String, Cell> cells(Change change) {
        return change.row(time);
    }

    @Override
    void put(Change change, String key, Cell cell) {
        change.put(time, key, cell);
    }

    @Override
    void putAll(Change change, Step step) {
        change.putAll(time, step);
    }

    @Override
    void remove(Change change, String key) {
        change.remove(time, key);
    }

    @Override
    @Nullable
    Found exchange(String key, Cell cell) {
        return access.cells().exchange(time, key, cell);
    }

    @Override
    void putStep(Step step) {
        access.cells().putAll(time, step);
    }

    @Override
    String place(String key) {
        return access.place(time, key);
    }
}
