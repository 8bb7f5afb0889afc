package io.traininglog.tail;

import io.traininglog.journal.Journal;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import java.util.Map;

/** A generation that is on its way to the database. */
record Leaving(TailGeneration generation, Journal from, Store to) {

    /** Answers the last time with a cell that each of its logs has then. */
    Map<Long, Long> writeTo(Transaction transaction) {
        if (transaction.journalled(from.id()) >= generation.number()) {
            return Map.of(); // it was committed, and an error kept that from being noted
        }
        Map<Long, Long> lastTimes = generation.writeTo(transaction);
        transaction.noteJournal(from.id(), generation.number());
        return lastTimes;
    }
}
