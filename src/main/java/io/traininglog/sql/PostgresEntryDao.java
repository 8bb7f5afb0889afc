package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's entries. Limits of what is read page by page stand in the statements: where they are parameters the server
 * plans for all rows, and sorts them.
 */
interface PostgresEntryDao extends EntryDao {

    /** How many cells a page is read from; the last row may be cut off. */
    int PAGE = 10_000;

    /** The cell with the lineage's revision, which costs half of what a join would; null where there is none. */
    @KeptSql("SELECT (SELECT revision FROM lineage_revision), key, " + PostgresColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    @Nullable
    RevisedCell find(@Log long log, long time, long key);

    /** Each cell of a row with the lineage's revision. */
    @KeptSql("SELECT (SELECT revision FROM lineage_revision), key, " + PostgresColumns.COLUMNS
            + " FROM entries WHERE log = ? AND time = ?")
    List<RevisedCell> findRow(@Log long log, long time);

    @Override
    @KeptSql("SELECT time, key, " + PostgresColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ? AND key = ?")
    @Nullable
    StoredCell cell(@Log long log, long time, long key);

    @Override
    @KeptSql("SELECT time, key, " + PostgresColumns.COLUMNS + " FROM entries WHERE log = ? AND time = ?")
    List<StoredCell> row(@Log long log, long time);

    /** How many cells of a page the driver has at once, of at most {@link #LARGE} bytes each. */
    int FETCHED = 5000;

    /** A cell of more bytes is not on a page. */
    int LARGE = 1024;

    /** The columns of a page: of a large cell only how large it is, for which the server need not read it. */
    String PAGED = "SELECT time, key, real, whole,"
            + " CASE WHEN octet_length(text) <= " + LARGE + " THEN text END,"
            + " CASE WHEN octet_length(bytes) <= " + LARGE + " THEN bytes END,"
            + " flag, coalesce(octet_length(text), octet_length(bytes))"
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? ORDER BY time";

    /** At most {@link #PAGE}. */
    @KeptSql(PAGED + " LIMIT " + PAGE)
    void ascending(@Log long log, long low, long high, @Fetched int rows, Predicate<PagedCell> each);

    /** At most {@link #PAGE}. */
    @KeptSql(PAGED + " DESC LIMIT " + PAGE)
    void descending(@Log long log, long low, long high, @Fetched int rows, Predicate<PagedCell> each);

    /** Those of these times and keys, each found by itself. */
    @KeptSql("SELECT w.time, w.key, " + PostgresColumns.COLUMNS
            + " FROM unnest(?::bigint[], ?::integer[]) AS w (time, key) CROSS JOIN LATERAL (SELECT "
            + PostgresColumns.COLUMNS + " FROM entries AS e WHERE e.log = ? AND e.time = w.time AND e.key = w.key"
            + " OFFSET 0) AS e")
    List<StoredCell> cells(long[] times, int[] keys, @Log long log);

    /** A series up to its first cell that is no number, whose time it answers: what is read of each cell counts. */
    @KeptSql("SELECT time, " + PostgresColumns.NUMBER
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ? ORDER BY time")
    @Nullable
    Long numbers(@Log long log, long low, long high, long key, SeriesSink sink);

    @Override
    @KeptSql("SELECT time, " + PostgresColumns.SERIES
            + " FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND key = ? ORDER BY time")
    void series(@Log long log, long low, long high, long key, SeriesSink sink);

    /** For each key a look that ends with its first cell; without the offset it would be one look at all cells. */
    @Override
    @KeptSql("SELECT id FROM keys AS k WHERE k.log = ? AND EXISTS (SELECT 1 FROM entries AS e"
            + " WHERE e.log = k.log AND e.time BETWEEN ? AND ? AND e.key = k.id AND " + PostgresColumns.VISIBLE
            + " OFFSET 0)")
    List<Long> keys(@Log long log, long low, long high);

    /** How many times are read at once. */
    int TIMES = 1000;

    /** At most {@link #TIMES}, without tombstones. */
    @KeptSql("SELECT DISTINCT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND " + PostgresColumns.VISIBLE
            + " ORDER BY time LIMIT " + TIMES)
    List<Long> timesAscending(@Log long log, long low, long high);

    /** At most {@link #TIMES}, without tombstones. */
    @KeptSql("SELECT DISTINCT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND " + PostgresColumns.VISIBLE
            + " ORDER BY time DESC LIMIT " + TIMES)
    List<Long> timesDescending(@Log long log, long low, long high);

    /** The first time of a range, without tombstones; null for none. */
    @KeptSql("SELECT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND " + PostgresColumns.VISIBLE
            + " ORDER BY time LIMIT 1")
    @Nullable
    Long firstIn(@Log long log, long low, long high);

    /** The last time of a range, without tombstones; null for none. */
    @KeptSql("SELECT time FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND " + PostgresColumns.VISIBLE
            + " ORDER BY time DESC LIMIT 1")
    @Nullable
    Long lastIn(@Log long log, long low, long high);

    @Override
    @KeptSql("SELECT count(DISTINCT time) FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND "
            + PostgresColumns.VISIBLE)
    long countTimes(@Log long log, long low, long high);

    @Override
    @KeptSql("SELECT count(*) FROM entries WHERE log = ? AND time BETWEEN ? AND ? AND " + PostgresColumns.VISIBLE)
    long countCells(@Log long log, long low, long high);

    /** The time of the millionth cell after the first of a range that is open at its end; null if there are not so many. */
    @KeptSql("SELECT time FROM entries WHERE log = ? AND time >= ? ORDER BY time OFFSET 1000000 LIMIT 1")
    @Nullable
    Long afterMany(@Log long log, long low);

    @KeptSql("DELETE FROM entries WHERE log = ? AND time BETWEEN ? AND ?")
    void removeTimes(@Log long log, long low, long high);

    /** The start of a statement that puts cells of a log: of each {@code time, key} and a value. */
    String PUT = "INSERT INTO entries (log, time, key, " + PostgresColumns.COLUMNS + ") ";

    /** What becomes of a cell in whose place another is put. */
    String OVER = " ON CONFLICT (log, time, key) DO UPDATE SET " + PostgresColumns.REPLACED;

    @Override
    @KeptSql(PUT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)" + OVER)
    void put(@Log long log, long time, long key, Cell cell);

    @KeptSql(PUT + "SELECT ?, t, k, v, NULL, NULL, NULL, NULL"
            + " FROM unnest(?::bigint[], ?::integer[], ?::double precision[]) AS u (t, k, v)" + OVER)
    void putReals(@Log long log, long[] times, int[] keys, double[] values);

    @KeptSql(PUT + "SELECT ?, t, k, NULL, v, NULL, NULL, NULL"
            + " FROM unnest(?::bigint[], ?::integer[], ?::bigint[]) AS u (t, k, v)" + OVER)
    void putIntegers(@Log long log, long[] times, int[] keys, long[] values);

    @KeptSql(PUT + "SELECT ?, t, k, NULL, NULL, v, NULL, NULL"
            + " FROM unnest(?::bigint[], ?::integer[], ?::text[]) AS u (t, k, v)" + OVER)
    void putTexts(@Log long log, long[] times, int[] keys, String[] values);

    @KeptSql(PUT + "SELECT ?, t, k, NULL, NULL, NULL, v, NULL"
            + " FROM unnest(?::bigint[], ?::integer[], ?::bytea[]) AS u (t, k, v)" + OVER)
    void putBytes(@Log long log, long[] times, int[] keys, byte[][] values);

    @KeptSql(PUT + "SELECT ?, t, k, NULL, NULL, NULL, NULL, v"
            + " FROM unnest(?::bigint[], ?::integer[], ?::boolean[]) AS u (t, k, v)" + OVER)
    void putBooleans(@Log long log, long[] times, int[] keys, boolean[] values);

    @KeptSql(PUT + "SELECT ?, t, k, NULL, NULL, NULL, NULL, NULL"
            + " FROM unnest(?::bigint[], ?::integer[]) AS u (t, k)" + OVER)
    void putNulls(@Log long log, long[] times, int[] keys);
}
