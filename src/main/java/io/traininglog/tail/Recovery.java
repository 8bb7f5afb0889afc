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
import io.traininglog.store.Range;
import io.traininglog.store.Store;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process that is gone left in its journal, on its way to the database. */
final class Recovery implements RecordVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Map<UUID, LogColumns> columns = new HashMap<>();
    private final Map<UUID, Map<String, Cell>> statuses = new HashMap<>();
    private final Map<UUID, Map<String, Long>> additions = new HashMap<>();

    private Recovery() {}

    /**
     * Brings all that is left beside a file to its database, before anything else goes there through this store.
     *
     * @throws StorageException if a journal cannot be read
     */
    static void recover(Path file, Store store, Duration wait) {
        try {
            recover(Orphans.claim(file, wait), file, store);
        } catch (JournalBusyException e) {
            throw new BusyException(file + ": " + e.getMessage(), e);
        } catch (JournalException e) {
            throw new StorageException(file + ": " + e.getMessage(), e);
        }
    }

    /** Brings what was claimed to the database, each journal in one transaction that also notes it, and ends the claims. */
    static void recover(List<Orphan> orphans, Path file, Store store) {
        try {
            orphans.forEach(orphan -> recover(orphan, file, store));
        } finally {
            orphans.forEach(Orphan::close);
        }
    }

    private static void recover(Orphan orphan, Path file, Store store) {
        long id = orphan.id();
        Replay replay = store.write(transaction -> {
            Recovery recovery = new Recovery();
            Replay replayed = orphan.replay(transaction.journalled(id), recovery);
            recovery.writeTo(transaction, file);
            transaction.noteJournal(id, replayed.generation());
            return replayed;
        });
        store.force(); // the journal may have promised more than commits do, this one or one of who died over it
        if (replay.damage() != null) {
            LOG.warn(
                    "The journal of {} is damaged: {}. What could be read of it, {} records, is in the database; the rest"
                            + " is kept as {}",
                    file,
                    replay.damage(),
                    replay.records(),
                    orphan.setAside());
        } else {
            orphan.delete();
            if (replay.records() > 0) {
                LOG.info("{} has got {} records that a process left in its journal", file, replay.records());
            }
        }
        store.write(transaction -> {
            transaction.forgetJournal(id);
            return true;
        });
    }

    private LogColumns columns(UUID log) {
        return columns.computeIfAbsent(log, absent -> new LogColumns());
    }

    @Override
    public void number(UUID log, long time, String key, double value) {
        columns(log).put(time, key, value);
    }

    @Override
    public void numbers(UUID log, long time, String[] keys, double[] values) {
        LogColumns to = columns(log);
        for (int i = 0; i < keys.length; i++) {
            to.put(time, keys[i], values[i]);
        }
    }

    @Override
    public void cells(UUID log, long time, Map<String, Cell> cells) {
        LogColumns to = columns(log);
        cells.forEach((key, cell) -> to.put(time, key, cell));
    }

    /** This version writes none, but whoever left one is not to be locked out. What was added before is overwritten. */
    @Override
    public void status(UUID log, String key, Cell cell) {
        statuses.computeIfAbsent(log, absent -> new LinkedHashMap<>()).put(key, cell);
        additions.computeIfAbsent(log, absent -> new LinkedHashMap<>()).remove(key);
    }

    @Override
    public void statusAdd(UUID log, String key, long delta) {
        additions.computeIfAbsent(log, absent -> new LinkedHashMap<>()).merge(key, delta, Long::sum);
    }

    private void writeTo(Transaction transaction, Path file) {
        columns.forEach((uuid, cells) -> {
            LogRecord log = transaction.log(uuid);
            if (log == null) {
                LOG.warn(
                        "A process left entries of log {} in its journal, which {} does not have: it was deleted, or this is"
                                + " another database. They are dropped",
                        Uuids.hex(uuid),
                        file);
            } else {
                transaction.putAll(log.id(), cells.columns());
                noteEarlyTimes(transaction, log, cells);
            }
        });
        statuses.forEach((uuid, cells) -> {
            LogRecord log = transaction.log(uuid);
            if (log != null) {
                cells.forEach((key, cell) -> transaction.putStatus(log.id(), key, cell));
            }
        });
        additions.forEach((uuid, sums) -> {
            LogRecord log = transaction.log(uuid);
            if (log != null) {
                sums.forEach((key, delta) -> StatusAddition.write(transaction, log.id(), key, delta));
            }
        });
    }

    /** The process had noted them, but perhaps by a commit that a power cut took. */
    private static void noteEarlyTimes(Transaction transaction, LogRecord log, LogColumns cells) {
        LogRecord noted = log;
        for (long time : cells.times(new Range(0, log.inheritsUntil(), false), Integer.MAX_VALUE)) {
            if (!noted.covers(time)) {
                noted = noted.withEarly(time);
            }
        }
        if (!noted.equals(log)) {
            transaction.setEarlyTimes(noted);
        }
    }
}
