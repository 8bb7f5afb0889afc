package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's status. A key is found by its digest, and then looked at. */
interface PostgresStatusDao extends StatusDao {

    @Override
    @KeptSql("SELECT key, " + PostgresColumns.COLUMNS + " FROM status WHERE log = ?")
    List<StatusCell> all(@Log long log);

    @Override
    @KeptSql("SELECT key, " + PostgresColumns.COLUMNS + " FROM status WHERE log = ? AND digest = ? AND key = ?")
    @Nullable
    StatusCell find(@Log long log, @Key String key);

    /** The lineage's revision, with the cell if there is one. */
    @KeptSql("SELECT revision, octet_length(digest), " + PostgresColumns.COLUMNS
            + " FROM lineage_revision LEFT JOIN status ON log = ? AND digest = ? AND key = ?")
    RevisedCell look(@Log long log, @Key String key);

    @Override
    @KeptSql("INSERT INTO status (log, digest, key, " + PostgresColumns.COLUMNS + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (log, digest) DO UPDATE SET " + PostgresColumns.REPLACED)
    void put(@Log long log, @Key String key, Cell cell);

    @Override
    @KeptSql("DELETE FROM status WHERE log = ? AND digest = ? AND key = ?")
    void remove(@Log long log, @Key String key);
}
