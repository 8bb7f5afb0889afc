package io.traininglog.tail;

import io.traininglog.journal.Journal;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A generation that is on its way to the database. */
record Leaving(TailGeneration generation, Journal from, Store to) {

    /**
     * Brings it all to the database, each log in a transaction of its own where the store wants it so: a further call after
     * a failure goes on from there.
     *
     * @param isPatient whether to wait for a server that is away
     */
    Arrived bring(Generations generations, boolean isPatient) {
        if (to.spansLogs()) {
            return write(isPatient, transaction -> {
                generations.saw(transaction.revision());
                Map<Long, ArrivedLog> logs = writeTo(transaction);
                return new Arrived(generation, logs, to, transaction.dataVersion());
            });
        }
        Map<Long, ArrivedLog> logs = new HashMap<>();
        for (TailLog log : generation.usedLogs()) {
            boolean isThere = write(isPatient, transaction -> {
                Map<Long, ArrivedLog> written = writeTo(transaction, List.of(log));
                generations.saw(transaction.revision());
                logs.putAll(written);
                return !written.isEmpty() || log.isIn(transaction);
            });
            if (!isThere) {
                generations.isGone(log);
            }
        }
        return new Arrived(generation, logs, to, Store.UNKNOWN);
    }

    private <T> T write(boolean isPatient, Function<? super Transaction, T> change) {
        return isPatient ? to.write(change) : to.writeSoon(change);
    }

    /** Answers what the database has of its logs once the transaction is committed. */
    Map<Long, ArrivedLog> writeTo(Transaction transaction) {
        return writeTo(transaction, generation.usedLogs());
    }

    private Map<Long, ArrivedLog> writeTo(Transaction transaction, Collection<TailLog> logs) {
        Map<Long, ArrivedLog> arrived = new HashMap<>();
        for (TailLog log : logs) {
            transaction.lock(log.id());
            // else it was committed, and an error kept that from being noted here
            boolean isNew = transaction.journalled(log.id(), from.id()) < generation.number();
            ArrivedLog written = isNew ? log.writeTo(transaction) : null;
            if (written != null) {
                arrived.put(log.id(), written);
            }
        }
        List<Long> ids = logs.stream().map(TailLog::id).toList();
        transaction.noteJournal(from.id(), generation.number(), ids);
        return arrived;
    }
}
