package io.traininglog.sql;

import io.traininglog.store.Found;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the {@code entries} table, tombstones included unless a method says otherwise. Ranges include both ends. What
 * takes a predicate reads until that has enough.
 */
interface EntryDao {

    /** The cell with the lineage's revision, in one look; null if there is no such cell. */
    @KeptSql("""
            SELECT (SELECT revision FROM lineage_revision), kind, value FROM entries
            WHERE log = ? AND time = ? AND key = ?
            """)
    @Nullable
    Found find(int log, long time, int key);

    /** The cells of a row, each with the lineage's revision. */
    @KeptSql("""
            SELECT (SELECT revision FROM lineage_revision), key, kind, value FROM entries
            WHERE log = ? AND time = ?
            """)
    List<RevisedCell> findRow(int log, long time);

    @KeptSql("SELECT time, key, kind, value FROM entries WHERE log = ? AND time = ? AND key = ?")
    @Nullable
    StoredCell cell(int log, long time, int key);

    @KeptSql("SELECT time, key, kind, value FROM entries WHERE log = ? AND time = ?")
    List<StoredCell> row(int log, long time);

    @KeptSql("""
            SELECT time, key, kind, value FROM entries
            WHERE log = ? AND time BETWEEN ? AND ?
            ORDER BY time
            """)
    void ascending(int log, long low, long high, Predicate<StoredCell> each);

    @KeptSql("""
            SELECT time, key, kind, value FROM entries
            WHERE log = ? AND time BETWEEN ? AND ?
            ORDER BY time DESC
            """)
    void descending(int log, long low, long high, Predicate<StoredCell> each);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time LIMIT ?
            """)
    List<Long> timesAscending(int log, long low, long high, int limit);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time DESC LIMIT ?
            """)
    List<Long> timesDescending(int log, long low, long high, int limit);

    /** Without tombstones. */
    @KeptSql("""
            SELECT count(DISTINCT time) FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            """)
    long countTimes(int log, long low, long high);

    /** Without tombstones. */
    @KeptSql("SELECT count(*) FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    long countCells(int log, long low, long high);

    /** Without tombstones. */
    @KeptSql("SELECT DISTINCT key FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    List<Integer> keys(int log, long low, long high);

    @KeptSql("""
            SELECT time, key, kind, value FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND key = ?
            ORDER BY time
            """)
    void series(int log, long low, long high, int key, Predicate<StoredCell> each);

    @KeptSql("""
            INSERT INTO entries (log, time, key, kind, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(int log, long time, int key, Cell cell);

    @KeptRows(
            insert = "INSERT INTO entries (log, time, key, kind, value) VALUES",
            row = "(?1, ?2, ?, ?, ?)",
            then = "ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value")
    void putAll(int log, long time, int[] keys, Cell[] cells);

    @KeptSql("DELETE FROM entries WHERE log = ? AND time = ? AND key = ?")
    void remove(int log, long time, int key);

    @KeptSql("DELETE FROM entries WHERE log = ?")
    void removeLog(int log);
}
