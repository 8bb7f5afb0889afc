package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the {@code entries} table, tombstones included unless a method says otherwise. Ranges include both ends. What
 * takes a predicate reads until that has enough, what takes a sink reads to the end.
 */
interface EntryDao {

    /** The marks, then the cell if there is one. A join would take half as long again. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT key, "
            + CellColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    List<MarkedCell> find(long log, long time, long key);

    /** The marks, then the cells of a row. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT key, "
            + CellColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ?")
    List<MarkedCell> findRow(long log, long time);

    @KeptSql("SELECT time, key, " + CellColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    @Nullable
    StoredCell cell(long log, long time, long key);

    @KeptSql("SELECT time, key, " + CellColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ?")
    List<StoredCell> row(long log, long time);

    @KeptSql("SELECT time, key, " + CellColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? ORDER BY time")
    void ascending(long log, long low, long high, Predicate<StoredCell> each);

    @KeptSql("SELECT time, key, " + CellColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? ORDER BY time DESC")
    void descending(long log, long low, long high, Predicate<StoredCell> each);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time LIMIT ?
            """)
    List<Long> timesAscending(long log, long low, long high, int limit);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time DESC LIMIT ?
            """)
    List<Long> timesDescending(long log, long low, long high, int limit);

    /** Without tombstones. */
    @KeptSql("""
            SELECT count(DISTINCT time) FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            """)
    long countTimes(long log, long low, long high);

    /** Without tombstones. */
    @KeptSql("SELECT count(*) FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    long countCells(long log, long low, long high);

    /** Without tombstones. */
    @KeptSql("SELECT DISTINCT key FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    List<Long> keys(long log, long low, long high);

    /** Hands over the cells of one key, numbers without an object each. */
    @KeptSql("SELECT time, " + CellColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ? ORDER BY time")
    void series(long log, long low, long high, long key, SeriesSink sink);

    /** The last time; -1 for none. */
    @KeptSql("SELECT coalesce(max(time), -1) FROM entries WHERE log = ?")
    long lastTime(long log);

    /** The times of one key. */
    @KeptSql("SELECT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ?")
    List<Long> times(long log, long low, long high, long key);

    @KeptSql("""
            INSERT INTO entries (log, time, key, kind, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(long log, long time, long key, Cell cell);

    @KeptRows(
            insert = "INSERT INTO entries (log, time, key, kind, value) VALUES",
            row = "(?1, ?2, ?, ?, ?)",
            then = "ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value")
    void putAll(long log, long time, long[] keys, Cell[] cells);

    /** Puts cells of one key. */
    @KeptRows(
            insert = "INSERT INTO entries (log, key, time, kind, value) VALUES",
            row = "(?1, ?2, ?, ?, ?)",
            then = "ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value")
    void putColumn(long log, long key, long[] times, Cell[] cells);

    @KeptSql("DELETE FROM entries WHERE log = ? AND time = ? AND key = ?")
    void remove(long log, long time, long key);

    /** Removes the numbers of some keys, which are listed in JSON. */
    @KeptSql("""
            DELETE FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND ((kind = 2 AND value IS NULL) OR (kind = 0 AND typeof(value) = 'real'))
            AND key IN (SELECT value FROM json_each(?))
            """)
    void removeNumbers(long log, long low, long high, String keys);

    /** Numbers of some keys, which are listed in JSON, from a time on. */
    @KeptSql("SELECT time, key, " + CellColumns.COLUMNS + " FROM entries " + """
            WHERE log = ? AND time >= ? AND ((kind = 2 AND value IS NULL) OR (kind = 0 AND typeof(value) = 'real'))
            AND key IN (SELECT value FROM json_each(?))
            ORDER BY time
            """)
    void numbers(long log, long low, String keys, Predicate<StoredCell> each);

    @KeptSql("DELETE FROM entries WHERE log = ?")
    void removeLog(long log);
}
