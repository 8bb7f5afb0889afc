package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.value.ValueCodec;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a log from elsewhere holds, within the one transaction that makes the log: see {@link
 * LogDatabase#importLog}. Values may come in any order; one that is put a second time for a time and key holds. Quickest is
 * a key's numbers in order of time.
 *
 * <p>Not safe for threads, and of no use after that call.
 */
public final class LogWriter {

    private final NewLog log;
    private final ValueCodec codec;
    private boolean isOpen = true;

    LogWriter(NewLog log, ValueCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * Puts one number.
     *
     * @param time iterations done, ≥ 0
     */
    public void put(long time, String key, double value) {
        check(time, key);
        log.put(time, key, value);
    }

    /**
     * Puts one value.
     *
     * @param time iterations done, ≥ 0
     * @throws UnsupportedValueException if it has no stored form, or is not allowed
     */
    public void put(long time, String key, @Nullable Object value) {
        check(time, key);
        log.put(time, key, codec.encode(value));
    }

    /**
     * Puts several values of one time.
     *
     * @param time iterations done, ≥ 0
     * @throws UnsupportedValueException if one has no stored form, or is not allowed
     */
    public void putAll(long time, Map<String, ?> values) {
        values.forEach((key, value) -> put(time, key, value));
    }

    /**
     * Removes a value: one that was put before, or one that the log would inherit.
     *
     * @param time iterations done, ≥ 0
     */
    public void remove(long time, String key) {
        check(time, key);
        log.remove(time, key);
    }

    /**
     * Puts an entry of the status.
     *
     * @throws UnsupportedValueException if the value has no stored form, or is not allowed
     */
    public void putStatus(String key, @Nullable Object value) {
        checkIsOpen();
        Keys.check(Objects.requireNonNull(key, "key"));
        log.putStatus(key, codec.encode(value));
    }

    /**
     * Puts everything that one log of another database holds itself, as it is at one moment: entries, tombstones and
     * status, every value bit for bit, also what cannot be read. Nothing else of the status stays.
     *
     * @param progress in entries
     * @throws NoSuchLogException if the log is not there
     */
    public void copy(LogDatabase from, UUID uuid, Progress progress) {
        checkIsOpen();
        NewLogs.copy(from, Objects.requireNonNull(uuid, "uuid"), log, progress);
    }

    /** Puts everything that a log of this origin holds itself, and answers how many entries that were. */
    long copy(LogDatabase from, LogOrigin origin, long total, Progress progress) {
        checkIsOpen();
        return NewLogs.copy(from, origin, log, total, progress);
    }

    private void check(long time, String key) {
        checkIsOpen();
        LogAccess.checkTime(time);
        Keys.check(Objects.requireNonNull(key, "key"));
    }

    private void checkIsOpen() {
        if (!isOpen) {
            throw new IllegalStateException("the log that this was to write has been made, or given up, by now");
        }
    }

    /** Nothing more can be written. */
    void close() {
        isOpen = false;
    }
}
