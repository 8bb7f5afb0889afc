package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the {@code entries} table, tombstones included unless a method says otherwise. Ranges include both ends. What
 * takes a predicate reads until that has enough, what takes a sink reads to the end. What has no statement here is stated
 * by each dialect.
 */
interface EntryDao {

    @Nullable
    StoredCell cell(@Log long log, long time, long key);

    List<StoredCell> row(@Log long log, long time);

    /** Hands over the cells of one key, numbers without an object each. */
    void series(@Log long log, long low, long high, long key, SeriesSink sink);

    /** Without tombstones. */
    List<Long> keys(@Log long log, long low, long high);

    void put(@Log long log, long time, long key, Cell cell);

    /** Without tombstones. */
    long countTimes(@Log long log, long low, long high);

    /** Without tombstones. */
    long countCells(@Log long log, long low, long high);

    /** The last time; -1 for none. */
    @KeptSql("SELECT coalesce(max(time), -1) FROM entries WHERE log = ?")
    long lastTime(@Log long log);

    @KeptSql("DELETE FROM entries WHERE log = ? AND time = ? AND key = ?")
    void remove(@Log long log, long time, long key);

    @KeptSql("DELETE FROM entries WHERE log = ?")
    void removeLog(@Log long log);
}
