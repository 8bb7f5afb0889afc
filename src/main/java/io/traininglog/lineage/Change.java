package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Step;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One atomic change of one log, which reads its own writes. Not used after the change has ended. */
public final class Change {

    private final Transaction transaction;
    private Chain chain;

    Change(Transaction transaction, Chain chain) {
        this.transaction = transaction;
        this.chain = chain;
    }

    Chain chain() {
        return chain;
    }

    /** The visible cell, or null. */
    public @Nullable Cell cell(long time, String key) {
        return view().cell(time, key);
    }

    /** The visible cells of one time. */
    public NavigableMap<String, Cell> row(long time) {
        return view().row(time);
    }

    /** The times with a visible cell, in the range's order, at most {@code limit}. */
    public long[] times(Range range, int limit) {
        return view().times(range, limit);
    }

    public void put(long time, String key, Cell cell) {
        transaction.put(own(), time, key, cell);
        noteTime(time);
    }

    public void putAll(long time, Step step) {
        if (!step.isEmpty()) {
            transaction.putAll(own(), time, step);
            noteTime(time);
        }
    }

    /** Removes what the log shows there; where an ancestor shows something, a tombstone hides it from this log. */
    public void remove(long time, String key) {
        if (view().inherited(time, key) != null) {
            put(time, key, Cell.Mark.TOMBSTONE);
        } else {
            transaction.remove(own(), time, key);
        }
    }

    /** Removes these keys of one time. */
    public void removeAll(long time, Set<String> keys) {
        keys.forEach(key -> remove(time, key));
    }

    public NavigableMap<String, Cell> status() {
        return transaction.status(own());
    }

    public @Nullable Cell status(String key) {
        return transaction.status(own(), key);
    }

    public void putStatus(String key, Cell cell) {
        transaction.putStatus(own(), key, cell);
    }

    public void removeStatus(String key) {
        transaction.removeStatus(own(), key);
    }

    /**
     * A new log that inherits this one, without a status.
     *
     * @param at the last time that it inherits; null for the last that has a visible cell now
     * @return its id, for {@link #putStatus(long, String, Cell)}
     */
    public long resume(UUID uuid, @Nullable Long at) {
        long resumedAt = at != null ? at : lastTime();
        LogRecord created = transaction.create(uuid, own(), resumedAt);
        return created.id();
    }

    public void putStatus(long log, String key, Cell cell) {
        transaction.putStatus(log, key, cell);
    }

    private long lastTime() {
        long[] last = times(Range.ALL.reversed(), 1);
        return last.length == 0 ? -1 : last[0];
    }

    private Inheritance view() {
        return new Inheritance(transaction, chain);
    }

    private long own() {
        return chain.own().id();
    }

    private void noteTime(long time) {
        if (!chain.own().covers(time)) {
            LogRecord changed = chain.own().withEarly(time);
            transaction.setEarlyTimes(changed);
            chain = chain.withOwn(changed, transaction.revision());
        }
    }
}
