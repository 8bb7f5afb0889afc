package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SQLite's entries, of which some numbers are in chunks instead. */
interface SqliteEntryDao extends EntryDao {

    /** The marks, then the cell if there is one. A join would take half as long again. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT key, "
            + SqliteColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    List<MarkedCell> find(@Log long log, long time, long key);

    /** The marks, then the cells of a row. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT key, "
            + SqliteColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ?")
    List<MarkedCell> findRow(@Log long log, long time);

    @Override
    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    @Nullable
    StoredCell cell(@Log long log, long time, long key);

    @Override
    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ?")
    List<StoredCell> row(@Log long log, long time);

    /** All of a log, by one statement. */
    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS + " FROM entries WHERE log = ? ORDER BY time")
    void all(@Log long log, Predicate<StoredCell> each);

    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? ORDER BY time")
    void ascending(@Log long log, long low, long high, Predicate<StoredCell> each);

    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? ORDER BY time DESC")
    void descending(@Log long log, long low, long high, Predicate<StoredCell> each);

    @Override
    @KeptSql("SELECT time, " + SqliteColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ? ORDER BY time")
    void series(@Log long log, long low, long high, long key, SeriesSink sink);

    @Override
    @KeptSql("SELECT DISTINCT key FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    List<Long> keys(@Log long log, long low, long high);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time LIMIT ?
            """)
    List<Long> timesAscending(@Log long log, long low, long high, int limit);

    /** Without tombstones. */
    @KeptSql("""
            SELECT DISTINCT time FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            ORDER BY time DESC LIMIT ?
            """)
    List<Long> timesDescending(@Log long log, long low, long high, int limit);

    @Override
    @KeptSql("""
            SELECT count(DISTINCT time) FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7
            """)
    long countTimes(@Log long log, long low, long high);

    @Override
    @KeptSql("SELECT count(*) FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND kind <> 7")
    long countCells(@Log long log, long low, long high);

    /** The times of one key. */
    @KeptSql("SELECT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ?")
    List<Long> times(@Log long log, long low, long high, long key);

    @Override
    @KeptSql("""
            INSERT INTO entries (log, time, key, kind, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(@Log long log, long time, long key, Cell cell);

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

    /** Removes the numbers of some keys, which are listed in JSON. */
    @KeptSql("""
            DELETE FROM entries
            WHERE log = ? AND time BETWEEN ? AND ? AND ((kind = 2 AND value IS NULL) OR (kind = 0 AND typeof(value) = 'real'))
            AND key IN (SELECT value FROM json_each(?))
            """)
    void removeNumbers(@Log long log, long low, long high, String keys);

    /** Numbers of some keys, which are listed in JSON, from a time on. */
    @KeptSql("SELECT time, key, " + SqliteColumns.COLUMNS + " FROM entries " + """
            WHERE log = ? AND time >= ? AND ((kind = 2 AND value IS NULL) OR (kind = 0 AND typeof(value) = 'real'))
            AND key IN (SELECT value FROM json_each(?))
            ORDER BY time
            """)
    void numbers(@Log long log, long low, String keys, Predicate<StoredCell> each);
}
