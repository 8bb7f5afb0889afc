package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's lineage, in which a log is known by its UUID. */
interface PostgresLineageDao extends LineageDao {

    /** The record of a log, from {@link #FROM}. */
    String COLUMNS = "SELECT l.log, l.made, l.parent, p.made, l.resumed_at, l.early_times, l.created_at ";

    String FROM = "FROM lineage AS l LEFT JOIN lineage AS p ON p.log = l.parent ";

    /** Answers the new one. */
    @KeptSql("UPDATE lineage_revision SET revision = revision + 1 RETURNING revision")
    long raiseRevision();

    @Override
    @KeptSql(COLUMNS + FROM + "WHERE l.log = ?::uuid")
    @Nullable
    LogRecord find(String uuid);

    @Override
    @KeptSql(COLUMNS + FROM + "ORDER BY l.made, l.log")
    List<@Nullable LogRecord> all();

    @Override
    @KeptSql("""
            WITH RECURSIVE chain (log) AS (
              VALUES (?::uuid)
              UNION
              SELECT l.parent FROM chain JOIN lineage AS l ON l.log = chain.log WHERE l.parent IS NOT NULL
            )
            """ + COLUMNS
            + "FROM chain JOIN lineage AS l ON l.log = chain.log LEFT JOIN lineage AS p ON p.log = l.parent")
    List<@Nullable LogRecord> ancestry(@Log long log);

    @Override
    @KeptSql("SELECT EXISTS (SELECT 1 FROM lineage WHERE parent = ? AND log <> parent)")
    boolean hasChildren(@Log long log);

    @KeptSql("INSERT INTO lineage (log, made, parent, resumed_at, created_at) VALUES (?, ?, ?, ?, ?)")
    void create(
            @Log long log, long made, @Log @Nullable Long parent, @Nullable Long resumedAt, @Nullable Long createdAt);

    @Override
    @KeptSql("UPDATE lineage SET early_times = ? WHERE log = ?")
    void setEarlyTimes(String spans, @Log long log);

    @Override
    @KeptSql("DELETE FROM lineage WHERE log = ?")
    void delete(@Log long log);
}
