package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.store.CellSink;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.value.Cell;
import java.util.Map;
import java.util.function.Function;

/** Copies the cells of one log, in one consistent state, into a log that is being made. */
final class CellCopy implements CellSink {

    /** {@link #total} is to be counted. */
    static final long UNKNOWN = -1;

    private static final int CELLS_A_REPORT = 4096;

    private final LogDatabase from;
    private final NewLog to;
    private final Progress progress;
    private long total;
    private long cells;
    private long tombstones;
    private boolean hasBegun;

    /** The database that is copied to failed: to the one that is copied from it must not look like a failure of its own. */
    private static final class TargetFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient RuntimeException failure;

        TargetFailedException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /**
     * A copy.
     *
     * @param total how many entries the log has, for the progress; or {@link #UNKNOWN}
     */
    CellCopy(LogDatabase from, NewLog to, long total, Progress progress) {
        this.from = from;
        this.to = to;
        this.total = total;
        this.progress = progress;
    }

    /**
     * Copies a log, and answers how many entries that were. A store may ask its query again from the beginning, where a
     * connection broke: but then part of the cells has been handed over, perhaps of another state of the log.
     *
     * @param log finds it
     */
    long of(Function<Snapshot, LogRecord> log) {
        try {
            return read(log);
        } catch (TargetFailedException e) {
            throw e.failure;
        }
    }

    private long read(Function<Snapshot, LogRecord> log) {
        return from.handle().store().read(snapshot -> {
            if (hasBegun) {
                throw new StorageException("the connection to " + from.description()
                        + " broke while a log was read; nothing of that log was copied: run it again");
            }
            hasBegun = true;
            return copy(snapshot, log.apply(snapshot).id());
        });
    }

    private long copy(Snapshot snapshot, long log) {
        Map<String, Cell> status = snapshot.status(log);
        write(() -> {
            NewLogs.NEW_STATUS.stream().filter(key -> !status.containsKey(key)).forEach(to::removeStatus);
            status.forEach(to::putStatus);
        });
        if (total == UNKNOWN) {
            total = snapshot.countCells(log, Range.ALL);
        }
        snapshot.cells(log, this);
        report();
        return cells - tombstones;
    }

    @Override
    public void real(long time, String key, double number) {
        try {
            to.put(time, key, number);
        } catch (RuntimeException e) {
            throw new TargetFailedException(e);
        }
        added();
    }

    @Override
    public void other(long time, String key, Cell cell) {
        write(() -> to.put(time, key, cell));
        tombstones += cell == Cell.Mark.TOMBSTONE ? 1 : 0;
        added();
    }

    private static void write(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            throw new TargetFailedException(e);
        }
    }

    private void added() {
        if (++cells % CELLS_A_REPORT == 0) {
            report();
        }
    }

    private void report() {
        progress.report(Math.min(cells - tombstones, total), total);
    }
}
