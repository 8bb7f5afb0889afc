package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code lineage} table, null where one is damaged, and its revision. */
interface LineageDao {

    /** Of {@code lineage AS l}: the record of a log. */
    String COLUMNS = " l.id, l.uuid, l.parent, l.resumed_at, l.early_times, l.created_at ";

    @KeptSql("SELECT revision FROM lineage_revision")
    long revision();

    @SqlUpdate("UPDATE lineage_revision SET revision = revision + 1")
    void raiseRevision();

    @SqlUpdate("UPDATE lineage_revision SET revision = revision - 1")
    void lowerRevision();

    @SqlQuery("SELECT " + COLUMNS + " FROM lineage AS l WHERE l.uuid = :uuid")
    @Nullable
    LogRecord find(String uuid);

    @SqlQuery("SELECT " + COLUMNS + " FROM lineage AS l ORDER BY l.id")
    List<@Nullable LogRecord> all();

    /** The log and its ancestors, each once, in any order. */
    @SqlQuery("""
            WITH RECURSIVE chain (id) AS (
              VALUES (:log)
              UNION
              SELECT l.parent FROM chain JOIN lineage AS l ON l.id = chain.id WHERE l.parent IS NOT NULL
            )
            SELECT
            """ + COLUMNS + " FROM chain JOIN lineage AS l ON l.id = chain.id")
    List<@Nullable LogRecord> ancestry(long log);

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM lineage WHERE parent = :log AND id <> :log)")
    boolean hasChildren(long log);

    @SqlQuery("""
            INSERT INTO lineage (uuid, parent, resumed_at, created_at) VALUES (:uuid, :parent, :resumedAt, :createdAt)
            RETURNING id
            """)
    long create(String uuid, @Nullable Long parent, @Nullable Long resumedAt, long createdAt);

    @SqlUpdate("UPDATE lineage SET early_times = :spans WHERE id = :log")
    void setEarlyTimes(long log, String spans);

    @SqlUpdate("DELETE FROM lineage WHERE id = :log")
    void delete(long log);
}
