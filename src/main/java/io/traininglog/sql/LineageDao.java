package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code lineage} table and its revision. */
interface LineageDao {

    @KeptSql("SELECT revision FROM lineage_revision")
    long revision();

    @SqlUpdate("UPDATE lineage_revision SET revision = revision + 1")
    void raiseRevision();

    @SqlUpdate("UPDATE lineage_revision SET revision = revision - 1")
    void lowerRevision();

    @SqlQuery("SELECT id, uuid, parent, resumed_at, first_time, created_at FROM lineage WHERE uuid = :uuid")
    @Nullable
    LogRecord find(String uuid);

    @SqlQuery("SELECT id, uuid, parent, resumed_at, first_time, created_at FROM lineage ORDER BY id")
    List<LogRecord> all();

    /** The log and its ancestors, nearest first. In a circle it goes on until as many came as there can be logs. */
    @SqlQuery("""
            WITH RECURSIVE chain (depth, id) AS (
              VALUES (0, :log)
              UNION ALL
              SELECT chain.depth + 1, l.parent FROM chain JOIN lineage AS l ON l.id = chain.id
              WHERE l.parent IS NOT NULL
              LIMIT (SELECT coalesce(max(id), 0) FROM lineage)
            )
            SELECT l.id, l.uuid, l.parent, l.resumed_at, l.first_time, l.created_at
            FROM chain JOIN lineage AS l ON l.id = chain.id
            ORDER BY chain.depth
            """)
    List<LogRecord> ancestry(int log);

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM lineage WHERE parent = :log)")
    boolean hasChildren(int log);

    @SqlQuery("""
            INSERT INTO lineage (uuid, parent, resumed_at, created_at) VALUES (:uuid, :parent, :resumedAt, :createdAt)
            RETURNING id
            """)
    int create(String uuid, @Nullable Integer parent, @Nullable Long resumedAt, long createdAt);

    @SqlUpdate("UPDATE lineage SET first_time = :time WHERE id = :log")
    void setFirstTime(int log, long time);

    @SqlUpdate("DELETE FROM lineage WHERE id = :log")
    void delete(int log);
}
