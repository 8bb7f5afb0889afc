package io.traininglog.sql;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counts a store's changes, for the {@linkplain Receipt.Noted notes} on them, which stand among those on journals. */
final class Receipts {

    private final long writer = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong last = new AtomicLong();

    Receipt.Noted next(long log) {
        return new Receipt.Noted(log, writer, last.incrementAndGet());
    }

    /** Whether there may be any to forget. */
    boolean areNone() {
        return last.get() == 0;
    }

    /** Forgets all of them: no change is under way any more. */
    void forget(PostgresSession session) {
        session.journals().remove(writer);
    }
}
