package io.traininglog;

import io.traininglog.lineage.NewLog;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Copies the cells of one log, in one consistent state, into a log that is being made. */
final class CellCopy {

    private static final int PAGE_CELLS = 4096;

    private final LogDatabase from;
    private final NewLog to;
    private final Progress progress;
    private boolean hasBegun;

    CellCopy(LogDatabase from, NewLog to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies a log, and answers how many entries that were. A store may ask its query again from the beginning, where a
     * connection broke: but then part of the cells has been handed over, perhaps of another state of the log.
     *
     * @param log finds it
     */
    long of(Function<Snapshot, LogRecord> log) {
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
        NewLogs.NEW_STATUS.stream().filter(key -> !status.containsKey(key)).forEach(to::removeStatus);
        status.forEach(to::putStatus);
        long total = snapshot.countCells(log, Range.ALL);
        long entries = 0;
        Range rest = Range.ALL;
        while (!rest.isEmpty()) {
            List<StoredRow> page = snapshot.rows(log, rest, PAGE_CELLS);
            for (StoredRow row : page) {
                for (Map.Entry<String, Cell> cell : row.cells().entrySet()) {
                    to.put(row.time(), cell.getKey(), cell.getValue());
                    entries += cell.getValue() == Cell.Mark.TOMBSTONE ? 0 : 1;
                }
            }
            rest = page.isEmpty()
                    ? Range.NONE
                    : rest.after(page.get(page.size() - 1).time());
            progress.report(Math.min(entries, total), total);
        }
        return entries;
    }
}
