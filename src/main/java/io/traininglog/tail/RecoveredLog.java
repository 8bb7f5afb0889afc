package io.traininglog.tail;

import io.traininglog.column.LogColumns;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one generation of a journal that was left behind holds of one log. */
final class RecoveredLog {

    private final LogColumns columns = new LogColumns();
    private final Map<String, Cell> status = new LinkedHashMap<>();
    private final Map<String, Long> additions = new LinkedHashMap<>();

    LogColumns columns() {
        return columns;
    }

    /** This version writes none, but whoever left one is not to be locked out. What was added before is overwritten. */
    void putStatus(String key, Cell cell) {
        status.put(key, cell);
        additions.remove(key);
    }

    void addToStatus(String key, long delta) {
        additions.merge(key, delta, Long::sum);
    }

    /** Answers the log as it is noted then. */
    LogRecord writeTo(Transaction transaction, LogRecord log) {
        transaction.putAll(log.id(), columns.columns());
        status.forEach((key, cell) -> transaction.putStatus(log.id(), key, cell));
        additions.forEach((key, delta) -> StatusAddition.write(transaction, log.id(), key, delta));
        return noteEarlyTimes(transaction, log);
    }

    /** The process had noted them, but perhaps by a commit that a power cut took. */
    private LogRecord noteEarlyTimes(Transaction transaction, LogRecord log) {
        LogRecord noted = log;
        for (long time : columns.times(new Range(0, log.inheritsUntil(), false), Integer.MAX_VALUE)) {
            if (!noted.covers(time)) {
                noted = noted.withEarly(time);
            }
        }
        if (!noted.equals(log)) {
            transaction.setEarlyTimes(noted);
        }
        return noted;
    }
}
