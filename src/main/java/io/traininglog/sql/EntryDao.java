package io.traininglog.sql;

import io.traininglog.store.Found;
import io.traininglog.value.Cell;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code entries} table, tombstones included unless a method says otherwise. Ranges include both ends. */
interface EntryDao {

    /** The cell, if there is one, and in any case the lineage's revision. */
    @SqlQuery("""
            SELECT r.revision, e.kind, e.value
            FROM lineage_revision AS r
            LEFT JOIN entries AS e ON e.log = :log AND e.time = :time AND e.key = :key
            """)
    Found find(int log, long time, int key);

    @SqlQuery("SELECT time, key, kind, value FROM entries WHERE log = :log AND time = :time AND key = :key")
    @Nullable
    StoredCell cell(int log, long time, int key);

    @SqlQuery("SELECT time, key, kind, value FROM entries WHERE log = :log AND time = :time")
    List<StoredCell> row(int log, long time);

    @SqlQuery("""
            SELECT time, key, kind, value FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high
            ORDER BY time LIMIT :limit
            """)
    List<StoredCell> ascending(int log, long low, long high, int limit);

    @SqlQuery("""
            SELECT time, key, kind, value FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high
            ORDER BY time DESC LIMIT :limit
            """)
    List<StoredCell> descending(int log, long low, long high, int limit);

    /** Without tombstones. */
    @SqlQuery("""
            SELECT DISTINCT time FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high AND kind <> 7
            ORDER BY time LIMIT :limit
            """)
    List<Long> timesAscending(int log, long low, long high, int limit);

    /** Without tombstones. */
    @SqlQuery("""
            SELECT DISTINCT time FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high AND kind <> 7
            ORDER BY time DESC LIMIT :limit
            """)
    List<Long> timesDescending(int log, long low, long high, int limit);

    /** Without tombstones. */
    @SqlQuery("""
            SELECT count(DISTINCT time) FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high AND kind <> 7
            """)
    long countTimes(int log, long low, long high);

    /** Without tombstones. */
    @SqlQuery("SELECT count(*) FROM entries WHERE log = :log AND time BETWEEN :low AND :high AND kind <> 7")
    long countCells(int log, long low, long high);

    /** Without tombstones. */
    @SqlQuery("SELECT DISTINCT key FROM entries WHERE log = :log AND time BETWEEN :low AND :high AND kind <> 7")
    List<Integer> keys(int log, long low, long high);

    @SqlQuery("""
            SELECT time, key, kind, value FROM entries
            WHERE log = :log AND time BETWEEN :low AND :high AND key = :key
            ORDER BY time
            """)
    void series(int log, int key, long low, long high, Consumer<StoredCell> each);

    @SqlUpdate("""
            INSERT INTO entries (log, time, key, kind, value) VALUES (:log, :time, :key, :kind, :cell)
            ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(int log, long time, int key, int kind, Cell cell);

    @SqlBatch(value = """
            INSERT INTO entries (log, time, key, kind, value) VALUES (:log, :time, :key, :kind, :cell)
            ON CONFLICT (log, time, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """, transactional = false)
    void putAll(int log, long time, Iterator<Integer> key, Iterator<Integer> kind, Iterator<Cell> cell);

    @SqlUpdate("DELETE FROM entries WHERE log = :log AND time = :time AND key = :key")
    void remove(int log, long time, int key);

    @SqlUpdate("DELETE FROM entries WHERE log = :log")
    void removeLog(int log);
}
