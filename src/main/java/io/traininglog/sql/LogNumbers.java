package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which this process knows logs that their databases know by UUID. A log that is deleted and made again gets
 * another number, so that nobody takes it for what it was. Numbers are never forgotten: each takes some hundred bytes. Safe
 * for threads.
 */
final class LogNumbers {

    private static final AtomicLong LAST = new AtomicLong();
    private static final ConcurrentMap<Made, Long> NUMBERS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Long, Made> LOGS = new ConcurrentHashMap<>();

    private LogNumbers() {}

    /**
     * A log as it was made once.
     *
     * @param made when, by its server's clock
     */
    record Made(UUID log, long made) {}

    static long of(UUID log, long made) {
        return NUMBERS.computeIfAbsent(new Made(log, made), absent -> {
            long number = LAST.incrementAndGet();
            LOGS.put(number, absent);
            return number;
        });
    }

    /** The log with a number that was given, or null for {@link LogRecord#NONE}. */
    static @Nullable Made log(long number) {
        return LOGS.get(number);
    }

    /** The UUID of the log with this number. */
    static UUID uuid(long number) {
        Made log = LOGS.get(number);
        if (log == null) {
            throw new IllegalArgumentException("no log has the number " + number);
        }
        return log.log();
    }
}
