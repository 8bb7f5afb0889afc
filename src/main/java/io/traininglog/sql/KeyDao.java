package io.traininglog.sql;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code keys} table, the dictionary of keys. They are only ever added. */
interface KeyDao {

    @SqlQuery("SELECT id FROM keys")
    List<Long> ids();

    @SqlQuery("SELECT id FROM keys WHERE key = :key")
    @Nullable
    Long find(String key);

    @SqlQuery("INSERT INTO keys (key) VALUES (:key) RETURNING id")
    long create(String key);

    @SqlQuery("SELECT key FROM keys WHERE id = :id")
    @Nullable
    String name(long id);
}
