package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQLite's status. */
interface SqliteStatusDao extends StatusDao {

    @Override
    @KeptSql("SELECT key, " + SqliteColumns.COLUMNS + " FROM status WHERE log = ?")
    List<StatusCell> all(@Log long log);

    @Override
    @KeptSql("SELECT key, " + SqliteColumns.COLUMNS + " FROM status WHERE log = ? AND key = ?")
    @Nullable
    StatusCell find(@Log long log, @Key String key);

    /** The marks, then the cell if there is one. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT log, "
            + SqliteColumns.COLUMNS + " FROM status WHERE log = ? AND key = ?")
    List<MarkedCell> look(@Log long log, @Key String key);

    @Override
    @KeptSql("""
            INSERT INTO status (log, key, kind, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (log, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(@Log long log, @Key String key, Cell cell);

    @Override
    @KeptSql("DELETE FROM status WHERE log = ? AND key = ?")
    void remove(@Log long log, @Key String key);
}
