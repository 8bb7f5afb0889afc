package io.traininglog.store;

import java.util.function.Function;

/**
 * One database, as a backend keeps it: cells by log, time and key. A store knows nothing of inheritance; {@code
 * InheritedLog} reads one log through its ancestors.
 *
 * <p>Safe for threads.
 */
public interface Store extends AutoCloseable {

    /** What is found, together with the state of the lineage that it was found in. */
    Found find(long log, long time, String key);

    /** A row of one log, together with the state of the lineage that it was found in. */
    FoundRow findRow(long log, long time);

    /** Runs the query on one consistent state of the database. The snapshot is not used after it. */
    <T> T read(Function<? super Snapshot, T> query);

    /**
     * Runs the change as one atomic, isolated step: either all of it is in the database when this returns, or nothing.
     * A change throws before its first write or not at all.
     */
    <T> T write(Function<? super Transaction, T> change);

    /** What this store shares with others of the same database. */
    DatabaseState state();

    /** Grows with every change that this process makes to the database, through whichever store. */
    default long changes() {
        return state().changes();
    }

    /** Returns once all that was written would survive a power cut. */
    void force();

    /** The database's place, for messages and checkpoints; without a password. */
    String description();

    @Override
    void close();
}
