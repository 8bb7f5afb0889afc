package io.traininglog.sql;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Rows of the {@code journals} table. */
interface JournalDao {

    @KeptSql("SELECT count(*) FROM journals")
    long count();

    @SqlQuery("SELECT id FROM journals")
    List<String> ids();

    @KeptSql("SELECT coalesce(max(generation), 0) FROM journals WHERE id = ?")
    long generation(String id);

    @KeptSql("""
            INSERT INTO journals (id, generation) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET generation = excluded.generation
            """)
    void note(String id, long generation);

    @KeptSql("DELETE FROM journals WHERE id = ?")
    void remove(String id);
}
