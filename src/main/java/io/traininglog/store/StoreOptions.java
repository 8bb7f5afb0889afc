package io.traininglog.store;

import io.traininglog.Durability;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a database is opened.
 *
 * @param durability what a write survives
 * @param busyWait how long a call waits while another process holds the database
 * @param readOnly whether every write is refused
 * @param sealing when history becomes columns
 * @param columns whether it does at all in this database from now on; null: as it is
 * @param journalFolder where this process keeps the journal of a database on a server; null: in its {@linkplain
 *     JournalFolder#of usual} place. A file's journal is beside it
 */
public record StoreOptions(
        Durability durability,
        Duration busyWait,
        boolean readOnly,
        Sealing sealing,
        @Nullable Boolean columns,
        @Nullable Path journalFolder) {}
