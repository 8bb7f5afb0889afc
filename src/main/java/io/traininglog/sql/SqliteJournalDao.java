package io.traininglog.sql;

import java.util.List;

/** Rows of SQLite's {@code journals} table. What one transaction brings of a journal is of all its logs. */
interface SqliteJournalDao {

    @KeptSql("SELECT id FROM journals")
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
