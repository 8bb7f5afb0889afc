package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code status} table. */
interface StatusDao {

    @KeptSql("SELECT key, " + CellColumns.COLUMNS + " FROM status WHERE log = ?")
    List<StatusCell> all(long log);

    @KeptSql("SELECT key, " + CellColumns.COLUMNS + " FROM status WHERE log = ? AND key = ?")
    @Nullable
    StatusCell find(long log, String key);

    /** The marks, then the cell if there is one. */
    @KeptSql("SELECT NULL, revision, last_chunk, rewrites FROM lineage_revision UNION ALL SELECT log, "
            + CellColumns.COLUMNS + " FROM status WHERE log = ? AND key = ?")
    List<MarkedCell> look(long log, String key);

    @KeptSql("""
            INSERT INTO status (log, key, kind, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (log, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(long log, String key, Cell cell);

    @KeptSql("DELETE FROM status WHERE log = ? AND key = ?")
    void remove(long log, String key);

    @KeptSql("DELETE FROM status WHERE log = ?")
    void removeLog(long log);
}
