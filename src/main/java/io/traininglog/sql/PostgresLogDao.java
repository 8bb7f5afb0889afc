package io.traininglog.sql;

import org.jspecify.annotations.Nullable;

/** Rows of PostgreSQL's {@code logs}, by which those who change a log keep others from it. */
interface PostgresLogDao {

    /** Makes a log, and answers when; null if there is one with this UUID, for which it waits if it is being made. */
    @KeptSql("""
            INSERT INTO logs (log, made)
            VALUES (?::uuid, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
            ON CONFLICT (log) DO NOTHING RETURNING made
            """)
    @Nullable
    Long create(String uuid);

    /** Keeps others from changing the log, and answers when it was made; null if it is not there. */
    @KeptSql("SELECT made FROM logs WHERE log = ? FOR NO KEY UPDATE")
    @Nullable
    Long lock(@Log long log);

    /** Keeps others from deleting the log; otherwise like {@link #lock}. */
    @KeptSql("SELECT made FROM logs WHERE log = ? FOR KEY SHARE")
    @Nullable
    Long keep(@Log long log);

    /** Keeps others from resuming the log, too; otherwise like {@link #lock}. */
    @KeptSql("SELECT made FROM logs WHERE log = ? FOR UPDATE")
    @Nullable
    Long lockAlone(@Log long log);

    @KeptSql("DELETE FROM logs WHERE log = ?")
    void delete(@Log long log);
}
