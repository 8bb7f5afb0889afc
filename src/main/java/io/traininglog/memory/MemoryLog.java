package io.traininglog.memory;

import io.traininglog.column.LogColumns;
import io.traininglog.store.LogRecord;
import io.traininglog.value.Cell;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One log: its place in the lineage, its entries and its status. */
final class MemoryLog {

    private LogRecord record;
    private final LogColumns entries = new LogColumns(new ConcurrentHashMap<>());
    private final NavigableMap<String, Cell> status = new TreeMap<>();

    MemoryLog(LogRecord record) {
        this.record = record;
    }

    LogRecord record() {
        return record;
    }

    void setRecord(LogRecord changed) {
        record = changed;
    }

    LogColumns entries() {
        return entries;
    }

    NavigableMap<String, Cell> status() {
        return status;
    }
}
