package io.traininglog.tail;

import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import org.slf4j.LoggerFactory;

/** What was added to an integer of a log's status while the journal had it. */
final class StatusAddition {

    private StatusAddition() {}

    /** Adds it, unless something else than an integer was put there in the meantime. */
    static void write(Transaction transaction, long log, String key, long delta) {
        Cell now = transaction.status(log, key);
        if (now == null) {
            transaction.putStatus(log, key, new Cell.Int(delta));
        } else if (now instanceof Cell.Int integer && integer.value() <= Long.MAX_VALUE - delta) {
            transaction.putStatus(log, key, new Cell.Int(integer.value() + delta));
        } else {
            LoggerFactory.getLogger(StatusAddition.class)
                    .warn(
                            "{} was to be added to status '{}' of log {}, where there is {} by now",
                            delta,
                            key,
                            log,
                            now);
        }
    }
}
