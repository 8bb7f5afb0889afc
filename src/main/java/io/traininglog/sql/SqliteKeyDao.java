package io.traininglog.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of SQLite's {@code keys} table, the dictionary of keys. They are only ever added. */
interface SqliteKeyDao {

    @KeptSql("SELECT id FROM keys")
    List<Long> ids();

    @KeptSql("SELECT id FROM keys WHERE key = ?")
    @Nullable
    Long find(String key);

    @KeptSql("INSERT INTO keys (key) VALUES (?) RETURNING id")
    long create(String key);

    @KeptSql("SELECT key FROM keys WHERE id = ?")
    @Nullable
    String name(long id);
}
