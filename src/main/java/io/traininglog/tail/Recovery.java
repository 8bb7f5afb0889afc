package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.StorageException;
import io.traininglog.column.LogColumns;
import io.traininglog.journal.JournalBusyException;
import io.traininglog.journal.JournalException;
import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import io.traininglog.journal.RecordVisitor;
import io.traininglog.journal.Replay;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process that is gone left in its journal, on its way to the database. */
final class Recovery implements RecordVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Map<UUID, NavigableMap<Long, RecoveredLog>> logs = new HashMap<>();
    private long generation;

    private Recovery() {}

    /**
     * Brings all that is left behind to its database, before anything else goes there through this store.
     *
     * @throws StorageException if a journal cannot be read
     */
    static void recover(JournalPlace place, Store store, Duration wait) {
        try {
            recover(Orphans.claim(place.base(), wait), place, store);
        } catch (JournalBusyException e) {
            throw new BusyException(place.database() + ": " + e.getMessage(), e);
        } catch (JournalException e) {
            throw new StorageException(place.database() + ": " + e.getMessage(), e);
        }
    }

    /** Brings what was claimed to the database, with a note that it is there, and ends the claims. */
    static void recover(List<Orphan> orphans, JournalPlace place, Store store) {
        try {
            orphans.forEach(orphan -> recover(orphan, place.database(), store));
        } finally {
            orphans.forEach(Orphan::close);
        }
    }

    private static void recover(Orphan orphan, String database, Store store) {
        Recovered recovered =
                store.spansLogs() ? recoverAtOnce(orphan, database, store) : recoverByLog(orphan, database, store);
        Replay replay = recovered.replay();
        store.force(); // the journal may have promised more than commits do, this one or one of who died over it
        if (replay.damage() != null) {
            LOG.warn(
                    "The journal of {} is damaged: {}. What could be read of it, {} records, is in the database; the rest"
                            + " is kept as {}",
                    database,
                    replay.damage(),
                    replay.records(),
                    orphan.setAside());
        } else if (!recovered.isWhole()) {
            LOG.warn(
                    "The journal is kept as {}, in case it was meant for another database, of which this is a copy",
                    orphan.keep());
            return; // with the notes of what is there, should it come again
        } else {
            orphan.delete();
            if (replay.records() > 0) {
                LOG.info("{} has got {} records that a process left in its journal", database, replay.records());
            }
        }
        store.write(transaction -> {
            transaction.forgetJournal(orphan.id());
            return true;
        });
    }

    /**
     * What became of a journal.
     *
     * @param isWhole whether the database has all of it, but for logs that are known to be deleted
     */
    private record Recovered(Replay replay, boolean isWhole) {}

    private static Recovered recoverAtOnce(Orphan orphan, String database, Store store) {
        return store.write(transaction -> {
            Recovery recovery = new Recovery();
            Replay replay = orphan.replay(transaction.journalled(LogRecord.NONE, orphan.id()), recovery);
            recovery.logs.keySet().forEach(log -> recovery.write(log, transaction, orphan, replay, database));
            transaction.noteJournal(orphan.id(), replay.generation(), List.of());
            return new Recovered(replay, true); // the journal lay beside it, so this is the database
        });
    }

    /** What the process itself had brought of a log is known once the log is locked: its last commit may be under way. */
    private static Recovered recoverByLog(Orphan orphan, String database, Store store) {
        Recovery recovery = new Recovery();
        Replay replay = orphan.replayAll(recovery);
        boolean isWhole = true;
        BusyException busy = null;
        for (UUID log : recovery.logs.keySet()) {
            try {
                isWhole &= store.write(transaction -> recovery.write(log, transaction, orphan, replay, database));
            } catch (BusyException e) {
                busy = e; // the others need not wait for this one
            }
        }
        if (busy != null) {
            throw busy;
        }
        return new Recovered(replay, isWhole);
    }

    /** Answers false if the database does not have the log, and perhaps never had. */
    private boolean write(UUID uuid, Transaction transaction, Orphan orphan, Replay replay, String database) {
        LogRecord found = transaction.log(uuid);
        if (found != null) {
            transaction.lock(found.id());
        }
        LogRecord log = transaction.log(uuid); // which until then somebody may have deleted, or written to
        if (log == null) {
            LOG.warn(
                    "A process left entries of log {} in its journal, which {} does not have: it was deleted, or this is"
                            + " another database. They are not written",
                    Uuids.hex(uuid),
                    database);
            return found != null; // then it was deleted just now, for certain
        }
        long journalled = transaction.journalled(log.id(), orphan.id());
        for (RecoveredLog left : logs.getOrDefault(uuid, new TreeMap<>())
                .tailMap(journalled, false)
                .values()) {
            log = left.writeTo(transaction, log);
        }
        transaction.noteJournal(orphan.id(), replay.generation(), List.of(log.id()));
        return true;
    }

    @Override
    public void generation(long number) {
        generation = number;
    }

    private RecoveredLog log(UUID uuid) {
        return logs.computeIfAbsent(uuid, absent -> new TreeMap<>())
                .computeIfAbsent(generation, absent -> new RecoveredLog());
    }

    @Override
    public void number(UUID log, long time, String key, double value) {
        log(log).columns().put(time, key, value);
    }

    @Override
    public void numbers(UUID log, long time, String[] keys, double[] values) {
        LogColumns to = log(log).columns();
        for (int i = 0; i < keys.length; i++) {
            to.put(time, keys[i], values[i]);
        }
    }

    @Override
    public void cells(UUID log, long time, Map<String, Cell> cells) {
        LogColumns to = log(log).columns();
        cells.forEach((key, cell) -> to.put(time, key, cell));
    }

    @Override
    public void status(UUID log, String key, Cell cell) {
        log(log).putStatus(key, cell);
    }

    @Override
    public void statusAdd(UUID log, String key, long delta) {
        log(log).addToStatus(key, delta);
    }
}
