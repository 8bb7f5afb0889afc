package io.traininglog.store;

import io.traininglog.UnavailableException;
import io.traininglog.value.Cell;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One database, as a backend keeps it: cells by log, time and key. A store knows nothing of inheritance; {@code
 * InheritedLog} reads one log through its ancestors.
 *
 * <p>Safe for threads.
 */
public interface Store extends AutoCloseable {

    /** No {@link #dataVersion}, or no revision. */
    long UNKNOWN = -1;

    /** What is found, together with the state of the lineage that it was found in. */
    Found find(long log, long time, String key);

    /**
     * Like {@link #find}, for a log whose cells another log may hide: so the state of the lineage is that of the database,
     * which others may have changed.
     */
    default Found findInherited(long log, long time, String key) {
        return find(log, time, key);
    }

    /** A row of one log, together with the state of the lineage that it was found in. */
    FoundRow findRow(long log, long time);

    /** An entry of a log's status, together with the state of the lineage that it was found in. */
    Found findStatus(long log, String key);

    /**
     * Runs the query on one consistent state of the database. The snapshot is not used after it. Where the connection to
     * the database breaks, the query may be run again from its beginning.
     */
    <T> T read(Function<? super Snapshot, T> query);

    /**
     * Like {@link #read}, for who can go on without.
     *
     * @return null also where the database is on a server that does not answer soon
     */
    default <T> @Nullable T readSoon(Function<? super Snapshot, T> query) {
        return read(query);
    }

    /**
     * Runs the change as one atomic, isolated step: either all of it is in the database when this returns, or nothing.
     * A change throws before its first write or not at all. Where the connection to the database breaks before all of it
     * is there, the change may be run again from its beginning.
     */
    <T> T write(Function<? super Transaction, T> change);

    /**
     * Like {@link #write}, but never runs the change again from its beginning: for one that uses up what it is made from.
     *
     * @throws UnavailableException also where the connection to the database breaks meanwhile: then nothing is written
     */
    default <T> T writeOnce(Function<? super Transaction, T> change) {
        return write(change);
    }

    /**
     * Like {@link #write}, for who comes again: does not wait for a server that is away.
     *
     * @throws UnavailableException if it is
     */
    default <T> T writeSoon(Function<? super Transaction, T> change) {
        return write(change);
    }

    /**
     * Puts a number of a time that the log is known to {@linkplain LogRecord#covers cover}, where that takes no
     * transaction.
     *
     * @param revision the state of the lineage in which the log is as the record says; {@link #UNKNOWN} if the database does
     *     not answer
     * @return false if it takes one: nothing is put
     */
    default boolean put(LogRecord log, long revision, long time, String key, double number) {
        return false;
    }

    /** Puts cells of one time as one step; otherwise like {@link #put}. */
    default boolean putAll(LogRecord log, long revision, long time, Step step) {
        return false;
    }

    /** Puts a cell and answers the one of this log that was there before; null if it takes a transaction. */
    default @Nullable Found exchange(LogRecord log, long revision, long time, String key, Cell cell) {
        return null;
    }

    /** Adds to an integer ≥ 0 of the log's status; otherwise like {@link #put}. */
    default boolean addToStatus(LogRecord log, long revision, String key, long delta) {
        return false;
    }

    /**
     * Changes whenever anybody commits to the database other than through this store, and between {@linkplain
     * Transaction#dataVersion what a transaction of this store saw} and its commit not at all. {@link #UNKNOWN} if that
     * cannot be told right now.
     */
    default long dataVersion() {
        return UNKNOWN;
    }

    /** What this store shares with others of the same database. */
    DatabaseState state();

    /** Grows with every change that this process makes to the database, through whichever store. */
    default long changes() {
        return state().changes();
    }

    /**
     * Whether a transaction may as well write to many logs as to one. Where not, what is brought to several logs at once goes
     * to each in a transaction of its own.
     */
    default boolean spansLogs() {
        return true;
    }

    /** Returns once all that was written would survive a power cut. */
    void force();

    /** The database's place, for messages and checkpoints; without a password. */
    String description();

    @Override
    void close();
}
