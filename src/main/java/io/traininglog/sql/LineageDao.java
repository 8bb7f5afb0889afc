package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code lineage} table, null where one is damaged, and its revision. */
interface LineageDao {

    /** Of {@code lineage AS l}: the record of a log. */
    String COLUMNS = " l.id, l.uuid, l.parent, l.resumed_at, l.early_times, l.created_at ";

    @KeptSql("SELECT revision FROM lineage_revision")
    long revision();

    @KeptSql("UPDATE lineage_revision SET revision = revision + 1")
    void raiseRevision();

    @KeptSql("UPDATE lineage_revision SET revision = revision - 1")
    void lowerRevision();

    @KeptSql("SELECT " + COLUMNS + " FROM lineage AS l WHERE l.uuid = ?")
    @Nullable
    LogRecord find(String uuid);

    @KeptSql("SELECT " + COLUMNS + " FROM lineage AS l ORDER BY l.id")
    List<@Nullable LogRecord> all();

    /** The log and its ancestors, each once, in any order. */
    @KeptSql("""
            WITH RECURSIVE chain (id) AS (
              VALUES (?)
              UNION
              SELECT l.parent FROM chain JOIN lineage AS l ON l.id = chain.id WHERE l.parent IS NOT NULL
            )
            SELECT
            """ + COLUMNS + " FROM chain JOIN lineage AS l ON l.id = chain.id")
    List<@Nullable LogRecord> ancestry(long log);

    @KeptSql("SELECT EXISTS (SELECT 1 FROM lineage WHERE parent = ?1 AND id <> ?1)")
    boolean hasChildren(long log);

    @KeptSql("""
            INSERT INTO lineage (uuid, parent, resumed_at, created_at) VALUES (?, ?, ?, ?)
            RETURNING id
            """)
    long create(String uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Long createdAt);

    @KeptSql("UPDATE lineage SET early_times = ? WHERE id = ?")
    void setEarlyTimes(String spans, long log);

    @KeptSql("DELETE FROM lineage WHERE id = ?")
    void delete(long log);
}
