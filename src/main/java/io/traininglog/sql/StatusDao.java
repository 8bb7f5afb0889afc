package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code status} table. */
interface StatusDao {

    @SqlQuery("SELECT key, kind, value FROM status WHERE log = :log")
    List<StatusCell> all(int log);

    @SqlQuery("SELECT key, kind, value FROM status WHERE log = :log AND key = :key")
    @Nullable
    StatusCell find(int log, String key);

    @SqlUpdate("""
            INSERT INTO status (log, key, kind, value) VALUES (:log, :key, :kind, :cell)
            ON CONFLICT (log, key) DO UPDATE SET kind = excluded.kind, value = excluded.value
            """)
    void put(int log, String key, int kind, Cell cell);

    @SqlUpdate("DELETE FROM status WHERE log = :log AND key = :key")
    void remove(int log, String key);

    @SqlUpdate("DELETE FROM status WHERE log = :log")
    void removeLog(int log);
}
