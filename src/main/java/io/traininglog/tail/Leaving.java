package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.journal.Journal;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A generation that is on its way to the database. */
record Leaving(TailGeneration generation, Journal from, Store to) {

    /**
     * Brings it all to the database, each log in a transaction of its own where the store wants it so: a further call after
     * a failure goes on from there. A log that somebody else holds keeps no other one waiting.
     *
     * @param isPatient whether to wait for a server that is away
     * @throws BusyException if somebody else holds the database, or one of the logs: then all others are there
     */
    Arrived bring(Generations generations, boolean isPatient) {
        if (to.spansLogs()) {
            return write(isPatient, transaction -> {
                generations.saw(transaction.revision());
                Map<Long, ArrivedLog> logs = writeTo(transaction);
                return new Arrived(generation, logs, to, transaction.dataVersion());
            });
        }
        Map<Long, ArrivedLog> arrived = new HashMap<>();
        Set<Long> left = generation.usedLogs().stream().map(TailLog::id).collect(Collectors.toSet());
        BusyException busy = null;
        try {
            for (TailLog log : generation.usedLogs()) {
                try {
                    bring(log, generations, isPatient, arrived);
                    left.remove(log.id());
                } catch (BusyException e) {
                    busy = held(log, e);
                }
            }
        } finally {
            if (!left.isEmpty()) {
                generations.arrivedInPart(this, arrived, left);
            }
        }
        if (busy != null) {
            throw busy;
        }
        return new Arrived(generation, arrived, to, Store.UNKNOWN);
    }

    private BusyException held(TailLog log, BusyException failure) {
        return new BusyException(
                to.description() + ": somebody else has held log " + Uuids.hex(log.uuid())
                        + " for longer than the busy wait. What was written to it is in this process's journal. Try again,"
                        + " or set a longer busyWait",
                failure);
    }

    private void bring(TailLog log, Generations generations, boolean isPatient, Map<Long, ArrivedLog> arrived) {
        boolean isThere = write(isPatient, transaction -> {
            Map<Long, ArrivedLog> written = writeTo(transaction, List.of(log));
            generations.saw(transaction.revision());
            arrived.putAll(written);
            return !written.isEmpty() || log.isIn(transaction);
        });
        if (!isThere) {
            generations.isGone(log);
        }
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
