package io.traininglog.store;

import io.traininglog.value.Cell;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Snapshot} that can be changed and reads its own writes. Until it ends nobody else changes the logs that it has
 * {@linkplain #lock locked}.
 */
public interface Transaction extends Snapshot {

    /**
     * Waits until nobody else is changing the log, and keeps others from it: to be called before anything of a log is read
     * that is to be changed. Who locks several does so in the order of their UUIDs. Where only one at a time changes the
     * database there is nothing to do.
     *
     * @return false if the log, as it was when it got this id, is not there any more
     */
    default boolean lock(long log) {
        return true;
    }

    /** The logs that others are kept from until this ends; none where others are kept from all. */
    default Set<Long> lockedLogs() {
        return Set.of();
    }

    /** What is written next comes from elsewhere, at its own pace: what this has locked is not to be taken from it soon. */
    default void allowSilence() {}

    /**
     * A new log.
     *
     * @param parent the id of the log that it is resumed from, or null
     * @param resumedAt the last time that it inherits, or null for all
     * @param createdAt null where it is not known
     */
    LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Instant createdAt);

    /** A new log that is created now. */
    default LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt) {
        return create(uuid, parent, resumedAt, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Deletes a log with all that it holds, and raises the revision. */
    void delete(long log);

    /** Brings back a log that this transaction deleted, where it is not undone by itself when the change throws. */
    default void restore(LogRecord log) {}

    void put(long log, long time, String key, Cell cell);

    /** Puts several cells of one time; others of that time stay. */
    void putAll(long log, long time, Step step);

    /** Puts many cells, each key's in order of time: the quickest way to put them. */
    void putAll(long log, Map<String, ? extends KeyCells> cells);

    void remove(long log, long time, String key);

    /** Notes where the log may have early cells from now on, and raises the revision. */
    void setEarlyTimes(LogRecord log);

    void putStatus(long log, String key, Cell cell);

    void removeStatus(long log, String key);

    /** The {@linkplain Store#dataVersion store's}, as this transaction found it. */
    default long dataVersion() {
        return Store.UNKNOWN;
    }

    /** Notes that the database has all of a journal up to and including a generation, as far as it is of these logs. */
    default void noteJournal(long journal, long generation, Collection<Long> logs) {
        throw new UnsupportedOperationException("this store has no journal");
    }

    /** The journals of which something is noted. */
    default List<Long> journals() {
        return List.of();
    }

    /** Forgets a journal that is no more. */
    default void forgetJournal(long journal) {
        throw new UnsupportedOperationException("this store has no journal");
    }
}
