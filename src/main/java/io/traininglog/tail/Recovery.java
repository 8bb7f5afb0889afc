package io.traininglog.tail;

import io.traininglog.BusyException;
import io.traininglog.StorageException;
import io.traininglog.column.Column;
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
import io.traininglog.value.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process that is gone left in its journal, on its way to the database. */
final class Recovery implements RecordVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Map<UUID, LogColumns> columns = new HashMap<>();
    private final Map<UUID, Map<String, Long>> additions = new HashMap<>();

    private Recovery() {}

    /** Brings all that is left beside a file to its database, each journal in one transaction that also notes it. */
    static void recover(Path file, Store store, Duration wait) {
        try {
            for (Orphan orphan : Orphans.claim(file, wait)) {
                try (orphan) {
                    recover(orphan, file, store);
                }
            }
        } catch (JournalBusyException e) {
            throw new BusyException(file + ": " + e.getMessage(), e);
        } catch (JournalException e) {
            throw new StorageException(file + ": " + e.getMessage(), e);
        }
    }

    private static void recover(Orphan orphan, Path file, Store store) {
        long id = orphan.id();
        Recovery recovery = new Recovery();
        Replay replay = orphan.replay(store.read(snapshot -> snapshot.journalled(id)), recovery);
        store.write(transaction -> {
            recovery.writeTo(transaction);
            transaction.noteJournal(id, replay.generation());
            return true;
        });
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

    /** This version writes none. */
    @Override
    public void status(UUID log, String key, Cell cell) {
        throw new StorageException(
                "a journal of another version holds an entry of the status; open it with that version");
    }

    @Override
    public void statusAdd(UUID log, String key, long delta) {
        additions.computeIfAbsent(log, absent -> new LinkedHashMap<>()).merge(key, delta, Long::sum);
    }

    /** A log that is not there was deleted after the process had written to it. */
    private void writeTo(Transaction transaction) {
        columns.forEach((uuid, cells) -> {
            LogRecord log = transaction.log(uuid);
            if (log != null) {
                Map<String, Column> byKey = cells.columns();
                transaction.putAll(log.id(), byKey);
            }
        });
        additions.forEach((uuid, sums) -> {
            LogRecord log = transaction.log(uuid);
            if (log != null) {
                sums.forEach((key, delta) -> StatusAddition.write(transaction, log.id(), key, delta));
            }
        });
    }
}
