package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
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

    void write(LogOrigin origin, Consumer<? super LogWriter> content) {
        handle.store().write(transaction -> make(transaction, origin, content));
    }

    /** Makes logs, in the place of those that are there. */
    void replace(List<LogOrigin> origins, BiConsumer<? super LogOrigin, ? super LogWriter> content) {
        handle.store().write(transaction -> {
            List<LogRecord> deleted = new ArrayList<>();
            List<LogRecord> made = new ArrayList<>();
            try {
                delete(transaction, origins, deleted);
                for (LogOrigin origin : origins) {
                    made.add(make(transaction, origin, writer -> content.accept(origin, writer)));
                }
            } catch (RuntimeException | Error e) {
                takeBack(transaction, made, deleted, e);
                throw e;
            }
            return true;
        });
    }

    void copy(LogDatabase from, UUID uuid, Progress progress) {
        LogOrigin origin = from.handle().store().read(snapshot -> origin(record(snapshot, from, uuid), snapshot));
        write(origin, log -> log.copy(from, uuid, progress));
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

    private LogRecord make(Transaction transaction, LogOrigin origin, Consumer<? super LogWriter> content) {
        if (transaction.log(origin.uuid()) != null) {
            throw new LogExistsException("log " + Uuids.hex(origin.uuid()) + " is in "
                    + handle.store().description() + " already. Delete it first, or keep it");
        }
        LogRecord record = create(transaction, origin, parent(transaction, origin));
        try {
            NewLog log = new NewLog(transaction, record);
            putNewStatus(log, origin);
            LogWriter writer = new LogWriter(log, handle.codec());
            try {
                content.accept(writer);
            } finally {
                writer.close();
            }
            log.finish();
        } catch (RuntimeException | Error e) {
            takeBack(transaction, List.of(record), List.of(), e);
            throw e;
        }
        return record;
    }

    private void putNewStatus(NewLog log, LogOrigin origin) {
        log.putStatus(Status.ITERATIONS_DONE, new Cell.Int(0));
        log.putStatus(Status.EPOCHS_DONE, new Cell.Int(0));
        log.putStatus(Status.EPOCH_ENDS, handle.codec().encode(List.of()));
        log.putStatus(
                Status.RESUMED_FROM,
                origin.resumedFrom()
                        .<Cell>map(parent -> new Cell.Text(Uuids.hex(parent)))
                        .orElse(Cell.Mark.NULL));
    }

    /** Deletes those that are there, children before parents. */
    private static void delete(Transaction transaction, List<LogOrigin> origins, List<LogRecord> deleted) {
        Map<UUID, LogRecord> found = new LinkedHashMap<>();
        for (LogOrigin origin : origins) {
            LogRecord log = transaction.log(origin.uuid());
            if (log != null) {
                found.put(origin.uuid(), log);
            }
        }
        found.values().stream()
                .sorted(Comparator.comparing(LogRecord::uuid))
                .forEach(log -> transaction.lock(log.id()));
        List<LogRecord> there = new ArrayList<>(found.values());
        Collections.reverse(there); // then once round is enough, unless their lineage was another one
        while (!there.isEmpty()) {
            if (!there.removeIf(log -> isDeleted(transaction, log, deleted))) {
                throw new LogInUseException("log " + Uuids.hex(there.get(0).uuid())
                        + " cannot be replaced: others were resumed from it; delete those first");
            }
        }
    }

    private static boolean isDeleted(Transaction transaction, LogRecord log, List<LogRecord> deleted) {
        if (transaction.hasChildren(log.id())) {
            return false;
        }
        transaction.delete(log.id());
        deleted.add(log);
        return true;
    }

    private @Nullable Long parent(Transaction transaction, LogOrigin origin) {
        if (origin.resumedFrom().isEmpty()) {
            return null;
        }
        LogRecord found = transaction.log(origin.resumedFrom().get());
        if (found == null) {
            throw new NoSuchLogException("log " + Uuids.hex(origin.uuid()) + " was resumed from "
                    + Uuids.hex(origin.resumedFrom().get()) + ", which is not in "
                    + handle.store().description() + ". Bring that one there first");
        }
        return found.id();
    }

    private static LogRecord create(Transaction transaction, LogOrigin origin, @Nullable Long parent) {
        OptionalLong at = origin.resumedAt();
        return transaction.create(
                origin.uuid(),
                parent,
                at.isPresent() ? at.getAsLong() : null,
                origin.createdAt().orElse(null));
    }

    /** A store in the heap has no other way back; where the database fails, it goes back by itself. */
    private static void takeBack(
            Transaction transaction, List<LogRecord> made, List<LogRecord> deleted, Throwable failure) {
        try {
            for (int i = made.size() - 1; i >= 0; i--) {
                transaction.delete(made.get(i).id());
            }
            deleted.forEach(transaction::restore);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
