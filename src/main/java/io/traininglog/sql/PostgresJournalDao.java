package io.traininglog.sql;

/** Rows of PostgreSQL's {@code journals}: how far each log has what a journal holds of it. */
interface PostgresJournalDao {

    @KeptSql("SELECT coalesce(max(generation), 0) FROM journals WHERE log = ? AND journal = ?")
    long generation(@Log long log, long journal);

    @KeptSql("""
            INSERT INTO journals (log, journal, generation) VALUES (?, ?, ?)
            ON CONFLICT (log, journal) DO UPDATE SET generation = excluded.generation
            """)
    void note(@Log long log, long journal, long generation);

    @KeptSql("DELETE FROM journals WHERE journal = ?")
    void remove(long journal);

    @KeptSql("DELETE FROM journals WHERE log = ?")
    void removeLog(@Log long log);
}
