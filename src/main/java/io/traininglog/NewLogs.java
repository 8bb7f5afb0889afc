package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Snapshot;
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

    /** What the status of a new log has. */
    static final List<String> NEW_STATUS =
            List.of(Status.ITERATIONS_DONE, Status.EPOCHS_DONE, Status.EPOCH_ENDS, Status.RESUMED_FROM);

    private final Handle handle;

    NewLogs(Handle handle) {
        this.handle = handle;
    }

    void write(LogOrigin origin, Consumer<? super LogWriter> content) {
        handle.store().writeOnce(transaction -> make(transaction, origin, content));
    }

    /** Makes logs, in the place of those that are there. */
    void replace(List<LogOrigin> origins, BiConsumer<? super LogOrigin, ? super LogWriter> content) {
        handle.store().writeOnce(transaction -> replace(transaction, origins, content));
    }

    private boolean replace(
            Transaction transaction,
            List<LogOrigin> origins,
            BiConsumer<? super LogOrigin, ? super LogWriter> content) {
        List<LogRecord> deleted = new ArrayList<>();
        List<LogRecord> made = new ArrayList<>();
        try {
            delete(transaction, origins, deleted);
            for (LogOrigin origin : origins) {
                made.add(make(transaction, origin, writer -> content.accept(origin, writer)));
            }
            return true;
        } catch (RuntimeException | Error e) {
            takeBack(transaction, made, deleted, e);
            throw e;
        }
    }

    /** Copies a log, and answers how many entries that were. */
    long copy(LogDatabase from, UUID uuid, Progress progress) {
        LogOrigin origin = from.handle().store().read(snapshot -> origin(record(snapshot, from, uuid), snapshot));
        return copy(from, origin, CellCopy.UNKNOWN, progress);
    }

    /**
     * Copies a log that comes from there: anew from the beginning, where the connection to this database breaks.
     *
     * @param total about how many entries it has, for the progress
     */
    long copy(LogDatabase from, LogOrigin origin, long total, Progress progress) {
        return handle.store().write(transaction -> {
            long[] entries = new long[1];
            make(transaction, origin, writer -> entries[0] = writer.copy(from, origin, total, progress));
            return entries[0];
        });
    }

    /**
     * Copies logs, in the place of those that are here.
     *
     * @param total about how many entries they have, for the progress
     */
    long replace(LogDatabase from, List<LogOrigin> origins, long total, Progress progress) {
        return handle.store().write(transaction -> {
            long[] entries = new long[1];
            replace(transaction, origins, (origin, writer) -> {
                long before = entries[0];
                Progress ofThis = (done, ofAll) -> progress.report(before + done, ofAll);
                entries[0] += writer.copy(from, origin, total, ofThis);
            });
            return entries[0];
        });
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
        return origin(log, ancestry.size() > 1 ? ancestry.get(1) : null);
    }

    /** The origin of a log; without a parent where that is not to be found. */
    static LogOrigin origin(LogRecord log, @Nullable LogRecord parent) {
        Long resumedAt = parent == null ? null : log.resumedAt();
        return new LogOrigin(
                log.uuid(),
                Optional.ofNullable(parent).map(LogRecord::uuid),
                resumedAt == null ? OptionalLong.empty() : OptionalLong.of(Math.max(-1, resumedAt)),
                Optional.ofNullable(log.createdAt()));
    }

    /** Copies a log cell by cell, so that what cannot be read here comes along as it is. */
    static void copy(LogDatabase from, UUID uuid, NewLog to, Progress progress) {
        new CellCopy(from, to, CellCopy.UNKNOWN, progress).of(snapshot -> record(snapshot, from, uuid));
    }

    /** Copies a log that is still of this origin, and answers how many entries that were. */
    static long copy(LogDatabase from, LogOrigin origin, NewLog to, long total, Progress progress) {
        return new CellCopy(from, to, total, progress).of(snapshot -> {
            LogRecord log = record(snapshot, from, origin.uuid());
            if (!origin(log, snapshot).equals(origin)) {
                throw new StorageException("log " + Uuids.hex(origin.uuid()) + " gave way to another one in "
                        + from.description() + " while it was copied; copy it again");
            }
            return log;
        });
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
            transaction.allowSilence();
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
