package io.traininglog.lineage;

import io.traininglog.column.LogColumns;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A log that one transaction makes as a whole. Its cells are collected by key and put as columns, so that history goes to
 * where it will stay. Not used after the transaction has ended.
 */
public final class NewLog {

    /** Collected at most; about 16 MiB of numbers. */
    private static final int MOST_CELLS = 1 << 20;

    private static final long MOST_BYTES = 16 << 20;

    private final Transaction transaction;
    private LogRecord record;
    private boolean hasNewEarlyTimes;
    private LogColumns collected = new LogColumns();
    private int cells;
    private long bytes;

    public NewLog(Transaction transaction, LogRecord record) {
        this.transaction = transaction;
        this.record = record;
    }

    public void put(long time, String key, double number) {
        note(time);
        collected.put(time, key, number);
        added(0);
    }

    /** Puts a cell, which may be a tombstone. */
    public void put(long time, String key, Cell cell) {
        note(time);
        collected.put(time, key, cell);
        added(cell.weight());
    }

    /** Removes a cell that was put, and hides one that would be inherited: where there can be none, nothing is left. */
    public void remove(long time, String key) {
        if (time <= record.inheritsUntil()) {
            put(time, key, Cell.Mark.TOMBSTONE);
        } else {
            flush();
            transaction.remove(record.id(), time, key);
        }
    }

    public void putStatus(String key, Cell cell) {
        transaction.putStatus(record.id(), key, cell);
    }

    public void removeStatus(String key) {
        transaction.removeStatus(record.id(), key);
    }

    /** The cell that was put into the status, or null. */
    public @Nullable Cell status(String key) {
        return transaction.status(record.id(), key);
    }

    private void note(long time) {
        if (!record.covers(time)) {
            record = record.withEarly(time);
            hasNewEarlyTimes = true;
        }
    }

    private void added(long weight) {
        cells++;
        bytes += weight;
        if (cells >= MOST_CELLS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    private void flush() {
        if (!collected.isEmpty()) {
            transaction.putAll(record.id(), collected.columns());
            collected = new LogColumns();
            cells = 0;
            bytes = 0;
        }
    }

    /** Puts what is still collected. */
    public void finish() {
        flush();
        if (hasNewEarlyTimes) {
            transaction.setEarlyTimes(record);
        }
    }
}
