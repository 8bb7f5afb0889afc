package io.traininglog.tail;

import io.traininglog.column.Column;
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
    private final Map<String, TailColumn> columns = new HashMap<>();
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

    int number() {
        return number;
    }

    @Nullable
    TailColumn column(String key) {
        return columns.get(key);
    }

    TailColumn addColumn(String key, int keyNumber) {
        TailColumn added = new TailColumn(keyNumber, new Column());
        columns.put(key, added);
        return added;
    }

    @Nullable
    Cell cell(long time, String key) {
        TailColumn column = columns.get(key);
        return column == null ? null : column.cells().get(time);
    }

    /** Adds the cells of a time, over those that are there. */
    void addTo(Map<String, Cell> row, long time) {
        columns.forEach((key, column) -> {
            Cell cell = column.cells().get(time);
            if (cell != null) {
                row.put(key, cell);
            }
        });
    }

    /** Notes that so much is to be added to an entry of the status, and what it is then, if that is known. */
    void add(String key, long delta, Cell sum) {
        additions.merge(key, delta, Long::sum);
        statusAsSeen.put(key, sum);
    }

    /** An entry of the status to which something is to be added: what it will be; null if that is not known. */
    @Nullable
    Cell status(String key) {
        return statusAsSeen.get(key);
    }

    boolean addsTo(String key) {
        return additions.containsKey(key);
    }

    /** Somebody else may have changed the status. */
    void forgetStatus() {
        statusAsSeen.clear();
    }

    /**
     * Brings it all to the database; if the log was deleted there, nothing of it.
     *
     * @return the last time with a cell in the database; null if the log was deleted
     */
    @Nullable
    Long writeTo(Transaction transaction) {
        if (transaction.log(uuid) == null) {
            return null;
        }
        Map<String, Column> cells = new HashMap<>();
        columns.forEach((key, column) -> cells.put(key, column.cells()));
        transaction.putAll(id, cells);
        additions.forEach((key, delta) -> StatusAddition.write(transaction, id, key, delta));
        long[] last = transaction.times(id, Range.ALL.reversed(), 1);
        return last.length == 0 ? -1 : last[0];
    }
}
