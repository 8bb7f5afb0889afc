package io.traininglog.tail;

import io.traininglog.journal.Journal;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import java.util.Map;

/** A generation that is on its way to the database. */
record Leaving(TailGeneration generation, Journal from, Store to) {

    /** Answers what the database has of its logs once the transaction is committed. */
    Map<Long, ArrivedLog> writeTo(Transaction transaction) {
        if (transaction.journalled(from.id()) >= generation.number()) {
            return Map.of(); // it was committed, and an error kept that from being noted here
        }
        Map<Long, ArrivedLog> logs = generation.writeTo(transaction);
        transaction.noteJournal(from.id(), generation.number());
        return logs;
    }
}
