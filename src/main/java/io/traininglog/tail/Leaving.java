package io.traininglog.tail;

import io.traininglog.journal.Journal;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import java.util.Map;

/** A generation that is on its way to the database. */
record Leaving(TailGeneration generation, Journal from, Store to) {

    /** Answers what there is to know of it once the transaction is committed. */
    Arrived writeTo(Transaction transaction) {
        Map<Long, ArrivedLog> logs = Map.of();
        if (transaction.journalled(from.id()) < generation.number()) { // else an error kept that from being noted here
            logs = generation.writeTo(transaction);
            transaction.noteJournal(from.id(), generation.number());
        }
        return new Arrived(generation, logs, to, transaction.dataVersion());
    }
}
