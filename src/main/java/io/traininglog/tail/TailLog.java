package io.traininglog.tail;

import io.traininglog.column.Column;
import io.traininglog.column.LogColumns;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest of one log: what one generation of the journal has of it. Guarded by the tail's lock until it ends. */
final class TailLog {

    private final long id;
    private final UUID uuid;
    private final int number;
    private final Map<String, TailColumn> numbered = new HashMap<>();
    private final LogColumns columns = new LogColumns();
    private final Map<String, Long> additions = new LinkedHashMap<>();
    private final Map<String, Cell> statusAsSeen = new HashMap<>();

    /**
     * Nothing yet of a log.
     *
     * @param number its number in the journal's generation
     */
    TailLog(long id, UUID uuid, int number) {
        this.id = id;
        this.uuid = uuid;
        this.number = number;
    }

    long id() {
        return id;
    }

    /** Whether it has only names. */
    boolean isUnused() {
        return additions.isEmpty() && columns.columns().values().stream().allMatch(Column::isEmpty);
    }

    int number() {
        return number;
    }

    @Nullable
    TailColumn column(String key) {
        return numbered.get(key);
    }

    UUID uuid() {
        return uuid;
    }

    /**
     * Adds a key.
     *
     * @param size about how many cells it will get
     */
    void addColumn(String key, int keyNumber, int size) {
        numbered.put(key, new TailColumn(keyNumber, columns.column(key, size)));
    }

    LogColumns columns() {
        return columns;
    }

    Map<String, Long> additions() {
        return additions;
    }

    /** What this has by now. */
    TailLog copy() {
        TailLog copy = new TailLog(id, uuid, number);
        copy.columns.putAll(columns.columns());
        copy.additions.putAll(additions);
        return copy;
    }

    /** Notes that so much is to be added to an entry of the status, and what it is then; null if that is not known. */
    void add(String key, long delta, @Nullable Cell sum) {
        additions.merge(key, delta, Long::sum);
        if (sum == null) {
            statusAsSeen.remove(key);
        } else {
            statusAsSeen.put(key, sum);
        }
    }

    /** An entry of the status to which something is to be added: what it will be; null if that is not known. */
    @Nullable
    Cell status(String key) {
        return statusAsSeen.get(key);
    }

    boolean addsTo(String key) {
        return additions.containsKey(key);
    }

    /** Notes what there is by now of the status to which something is to be added. */
    void saw(Map<String, Cell> status) {
        additions.forEach((key, delta) -> {
            Cell now = status.get(key);
            if (now != null) {
                statusAsSeen.put(key, StatusAddition.sum(now, delta));
            }
        });
    }

    /** Somebody else may have changed the status. */
    void forgetStatus() {
        statusAsSeen.clear();
    }

    /** Whether the database has the log, and not another one by now that was made anew with its UUID. */
    boolean isIn(Transaction transaction) {
        LogRecord record = transaction.log(uuid);
        return record != null && record.id() == id;
    }

    /**
     * Brings it all to the database; if the log was deleted there, nothing of it.
     *
     * @return what is in the database of it then; null if the log was deleted
     */
    @Nullable
    ArrivedLog writeTo(Transaction transaction) {
        if (!isIn(transaction)) {
            return null;
        }
        long before = transaction.lastTime(id);
        transaction.putAll(id, columns.columns());
        Map<String, Cell> status = new HashMap<>();
        additions.forEach((key, delta) -> status.put(key, StatusAddition.write(transaction, id, key, delta)));
        long[] last = columns.times(Range.ALL.reversed(), 1);
        return new ArrivedLog(before, last.length == 0 ? before : Math.max(before, last[0]), status);
    }
}
