package io.traininglog.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of PostgreSQL's {@code keys}: each log's dictionary. They are only ever added, until the log is deleted. */
interface PostgresKeyDao {

    @KeptSql("SELECT id, key FROM keys WHERE log = ?")
    List<NumberedKey> all(@Log long log);

    /** The key's number; null if the log has none. A key is found by its digest, and then looked at. */
    @KeptSql("SELECT id FROM keys WHERE log = ? AND digest = ? AND key = ?")
    @Nullable
    Long find(@Log long log, @Key String key);

    @KeptSql("INSERT INTO keys (log, id, digest, key) VALUES (?, ?, ?, ?)")
    void create(@Log long log, int id, @Key String key);

    @KeptSql("DELETE FROM keys WHERE log = ?")
    void removeLog(@Log long log);
}
