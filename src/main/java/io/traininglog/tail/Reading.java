package io.traininglog.tail;

import io.traininglog.journal.Journal;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.Store;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Answers what is not in the database yet, or only just. Safe for threads. */
final class Reading {

    private final Generations generations;
    private final ReentrantLock lock;

    Reading(Generations generations) {
        this.generations = generations;
        this.lock = generations.lock();
    }

    /** A cell. What is on its way in a transaction with a change may be older than that; what came since is not. */
    Newer cell(long log, long time, String key) {
        lock.lock();
        try {
            Cell since = generations.pending().cell(log, time, key);
            if (since != null) {
                return new Newer(true, since);
            }
            TailGeneration ended = generations.ended();
            Cell leaving = ended == null ? null : ended.cell(log, time, key);
            if (leaving == null) {
                return Newer.NOTHING;
            }
            return generations.isChanging() ? Newer.IN_DOUBT : new Newer(true, leaving);
        } finally {
            lock.unlock();
        }
    }

    /** What is on its way. */
    Newest leaving() {
        lock.lock();
        try {
            Journal open = generations.journal();
            TailGeneration ended = generations.ended();
            return open == null || ended == null ? Newest.NOTHING : new Newest(open.id(), List.of(ended));
        } finally {
            lock.unlock();
        }
    }

    /** The cells of a time. */
    Map<String, Cell> row(long log, long time) {
        Map<String, Cell> row = new HashMap<>();
        lock.lock();
        try {
            TailGeneration ended = generations.ended();
            if (ended != null) {
                ended.addTo(row, log, time);
            }
            generations.pending().addTo(row, log, time);
            return row;
        } finally {
            lock.unlock();
        }
    }

    /** A cell of what was brought to the database last, if that is still as it was then; else null. Takes no lock. */
    @Nullable
    Found arrivedCell(long log, long time, String key) {
        Arrived last = generations.lastArrived();
        if (last == null) {
            return null;
        }
        Cell cell = last.cell(log, time, key);
        return cell != null && isNewest(last) ? new Found(generations.revision(), cell) : null;
    }

    /** A row of what was brought to the database last; otherwise like a cell. */
    @Nullable
    FoundRow arrivedRow(long log, long time) {
        Arrived last = generations.lastArrived();
        if (last == null) {
            return null;
        }
        NavigableMap<String, Cell> row = last.row(log, time);
        return row != null && isNewest(last) ? new FoundRow(generations.revision(), row) : null;
    }

    private boolean isNewest(Arrived arrived) {
        long now = arrived.in().dataVersion();
        if (now != arrived.dataVersion() && now != Store.UNKNOWN) {
            forget(arrived);
        }
        return now == arrived.dataVersion() && generations.isLast(arrived);
    }

    private void forget(Arrived arrived) {
        lock.lock();
        try {
            generations.forget(arrived);
        } finally {
            lock.unlock();
        }
    }

    /** An entry of the status. What is known of its sum is known from before a change that is under way. */
    Newer status(long log, String key) {
        lock.lock();
        try {
            Newer status = generations.status(log, key);
            return status.isThere() && generations.isChanging() ? Newer.IN_DOUBT : status;
        } finally {
            lock.unlock();
        }
    }

    /** All of it. */
    Newest newest() {
        lock.lock();
        try {
            Journal open = generations.journal();
            if (open == null) {
                return Newest.NOTHING;
            }
            if (generations.ended() == null && !generations.pending().isEmpty()) {
                generations.endPending(open); // what has ended need not be copied
            }
            List<TailGeneration> all = new ArrayList<>();
            TailGeneration ended = generations.ended();
            if (ended != null) {
                all.add(ended);
            }
            if (!generations.pending().isEmpty()) {
                all.add(generations.pending().copy());
            }
            return new Newest(open.id(), all);
        } finally {
            lock.unlock();
        }
    }
}
