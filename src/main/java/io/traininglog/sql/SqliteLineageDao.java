package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQLite's lineage, in which a log's number is its row's. */
interface SqliteLineageDao extends LineageDao {

    /** Of {@code lineage AS l}: the record of a log. */
    String COLUMNS = " l.id, l.uuid, l.parent, l.resumed_at, l.early_times, l.created_at ";

    @KeptSql("UPDATE lineage_revision SET revision = revision + 1")
    void raiseRevision();

    @KeptSql("UPDATE lineage_revision SET revision = revision - 1")
    void lowerRevision();

    @Override
    @KeptSql("SELECT " + COLUMNS + " FROM lineage AS l WHERE l.uuid = ?")
    @Nullable
    LogRecord find(String uuid);

    @Override
    @KeptSql("SELECT " + COLUMNS + " FROM lineage AS l ORDER BY l.id")
    List<@Nullable LogRecord> all();

    @Override
    @KeptSql("""
            WITH RECURSIVE chain (id) AS (
              VALUES (?)
              UNION
              SELECT l.parent FROM chain JOIN lineage AS l ON l.id = chain.id WHERE l.parent IS NOT NULL
            )
            SELECT
            """ + COLUMNS + " FROM chain JOIN lineage AS l ON l.id = chain.id")
    List<@Nullable LogRecord> ancestry(@Log long log);

    @Override
    @KeptSql("SELECT EXISTS (SELECT 1 FROM lineage WHERE parent = ?1 AND id <> ?1)")
    boolean hasChildren(@Log long log);

    @KeptSql("""
            INSERT INTO lineage (uuid, parent, resumed_at, created_at) VALUES (?, ?, ?, ?)
            RETURNING id
            """)
    long create(String uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Long createdAt);

    @Override
    @KeptSql("UPDATE lineage SET early_times = ? WHERE id = ?")
    void setEarlyTimes(String spans, @Log long log);

    @Override
    @KeptSql("DELETE FROM lineage WHERE id = ?")
    void delete(@Log long log);
}
