package io.traininglog.sql;

import java.util.List;

/** Rows of PostgreSQL's {@code keys}: each log's dictionary. They are only ever added, until the log is deleted. */
interface PostgresKeyDao {

    @KeptSql("SELECT id, key FROM keys WHERE log = ?")
    List<NumberedKey> all(@Log long log);

    @KeptSql("INSERT INTO keys (log, id, digest, key) VALUES (?, ?, ?, ?)")
    void create(@Log long log, int id, @Key String key);

    @KeptSql("DELETE FROM keys WHERE log = ?")
    void removeLog(@Log long log);
}
