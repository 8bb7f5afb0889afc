package io.traininglog.tail;

import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What was added to an integer of a log's status while the journal had it. */
final class StatusAddition {

    private StatusAddition() {}

    /** The sum; what is no integer, or would be too large a one, stays as it is. */
    static Cell sum(@Nullable Cell now, long delta) {
        if (now == null) {
            return new Cell.Int(delta);
        }
        return now instanceof Cell.Int integer && integer.value() <= Long.MAX_VALUE - delta
                ? new Cell.Int(integer.value() + delta)
                : now;
    }

    /**
     * Adds it, unless something else than an integer was put there in the meantime.
     *
     * @return what is there then
     */
    static Cell write(Transaction transaction, long log, String key, long delta) {
        Cell now = transaction.status(log, key);
        Cell sum = sum(now, delta);
        if (sum != now) {
            transaction.putStatus(log, key, sum);
        } else {
            LoggerFactory.getLogger(StatusAddition.class)
                    .warn(
                            "{} was to be added to status '{}' of log {}, where there is {} by now",
                            delta,
                            key,
                            log,
                            now);
        }
        return sum;
    }
}
