package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes logs whose content comes from elsewhere: each in one transaction, so that it is there as a whole or not at all. */
final class NewLogs {

    private static final int PAGE_CELLS = 4096;

    private static final List<String> NEW_STATUS =
            List.of(Status.ITERATIONS_DONE, Status.EPOCHS_DONE, Status.EPOCH_ENDS, Status.RESUMED_FROM);

    private final Handle handle;

    NewLogs(Handle handle) {
        this.handle = handle;
    }

    /** Makes a log, in the place of one that is there if it may. */
    void write(LogOrigin origin, boolean replaces, Consumer<? super LogWriter> content) {
        make(origin, replaces, log -> {
            log.putStatus(Status.ITERATIONS_DONE, new Cell.Int(0));
            log.putStatus(Status.EPOCHS_DONE, new Cell.Int(0));
            log.putStatus(Status.EPOCH_ENDS, handle.codec().encode(List.of()));
            log.putStatus(
                    Status.RESUMED_FROM,
                    origin.resumedFrom()
                            .<Cell>map(parent -> new Cell.Text(Uuids.hex(parent)))
                            .orElse(Cell.Mark.NULL));
            LogWriter writer = new LogWriter(log, handle.codec());
            try {
                content.accept(writer);
            } finally {
                writer.close();
            }
        });
    }

    void copy(LogDatabase from, UUID uuid, Progress progress) {
        LogOrigin origin = from.handle().store().read(snapshot -> origin(record(snapshot, from, uuid), snapshot));
        write(origin, false, log -> log.copy(from, uuid, progress));
    }

    private static LogRecord record(Snapshot snapshot, LogDatabase database, UUID uuid) {
        LogRecord log = snapshot.log(uuid);
        if (log == null) {
            throw NoSuchLogException.of(uuid, database.handle().store());
        }
        return log;
    }

    private static LogOrigin origin(LogRecord log, Snapshot snapshot) {
        List<LogRecord> ancestry = snapshot.ancestry(log.id());
        Long resumedAt = log.resumedAt();
        boolean hasParent = ancestry.size() > 1;
        return new LogOrigin(
                log.uuid(),
                hasParent ? Optional.of(ancestry.get(1).uuid()) : Optional.empty(),
                hasParent && resumedAt != null ? OptionalLong.of(resumedAt) : OptionalLong.empty(),
                Optional.ofNullable(log.createdAt()));
    }

    /** Copies a log cell by cell, so that what cannot be read here comes along as it is. */
    static void copy(LogDatabase from, UUID uuid, NewLog to, Progress progress) {
        from.handle().store().read(snapshot -> {
            copy(snapshot, record(snapshot, from, uuid).id(), to, progress);
            return true;
        });
    }

    private static void copy(Snapshot snapshot, long log, NewLog to, Progress progress) {
        Map<String, Cell> status = snapshot.status(log);
        NEW_STATUS.stream().filter(key -> !status.containsKey(key)).forEach(to::removeStatus);
        status.forEach(to::putStatus);
        long total = snapshot.countCells(log, Range.ALL);
        long done = 0;
        long next = 0;
        while (next >= 0) {
            List<StoredRow> page = snapshot.rows(log, Range.ALL.within(next, Long.MAX_VALUE), PAGE_CELLS);
            for (StoredRow row : page) {
                row.cells().forEach((key, cell) -> to.put(row.time(), key, cell));
                done += row.cells().size();
            }
            long last =
                    page.isEmpty() ? Long.MAX_VALUE : page.get(page.size() - 1).time();
            next = last == Long.MAX_VALUE ? -1 : last + 1;
            progress.report(Math.min(done, total), total);
        }
    }

    private void make(LogOrigin origin, boolean replaces, Consumer<NewLog> content) {
        handle.store().write(transaction -> {
            LogRecord replaced = transaction.log(origin.uuid());
            if (replaced != null) {
                checkGivesWay(transaction, replaced, replaces);
            }
            long parent = parent(transaction, origin);
            if (replaced != null) {
                transaction.delete(replaced.id());
            }
            LogRecord record = create(transaction, origin, parent);
            try {
                NewLog log = new NewLog(transaction, record);
                content.accept(log);
                log.finish();
            } catch (RuntimeException | Error e) {
                takeBack(transaction, record, replaced, e);
                throw e;
            }
            return true;
        });
    }

    private void checkGivesWay(Transaction transaction, LogRecord log, boolean replaces) {
        if (!replaces) {
            throw new LogExistsException("log " + Uuids.hex(log.uuid()) + " is in "
                    + handle.store().description() + " already. Delete it first, or keep it");
        } else if (transaction.hasChildren(log.id())) {
            throw new LogInUseException("log " + Uuids.hex(log.uuid())
                    + " cannot be replaced: others were resumed from it; delete those first");
        }
    }

    /** -1 for none. */
    private long parent(Transaction transaction, LogOrigin origin) {
        if (origin.resumedFrom().isEmpty()) {
            return -1;
        }
        LogRecord found = transaction.log(origin.resumedFrom().get());
        if (found == null) {
            throw new NoSuchLogException("log " + Uuids.hex(origin.uuid()) + " was resumed from "
                    + Uuids.hex(origin.resumedFrom().get()) + ", which is not in "
                    + handle.store().description() + ". Bring that one there first");
        }
        return found.id();
    }

    private static LogRecord create(Transaction transaction, LogOrigin origin, long parent) {
        OptionalLong at = origin.resumedAt();
        return transaction.create(
                origin.uuid(),
                parent < 0 ? null : parent,
                at.isPresent() ? at.getAsLong() : null,
                origin.createdAt().orElse(null));
    }

    /** A store in the heap has no other way back; where the database fails, it goes back by itself. */
    private static void takeBack(
            Transaction transaction, LogRecord record, @Nullable LogRecord replaced, Throwable failure) {
        try {
            transaction.delete(record.id());
            if (replaced != null) {
                transaction.restore(replaced);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
