package io.traininglog.lineage;

import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one log's rows of a range in order, a page at a time. */
final class RowCursor {

    private final Snapshot snapshot;
    private final long log;
    private final int pageCells;
    private Range rest;
    private List<StoredRow> page = List.of();
    private int next;

    RowCursor(Snapshot snapshot, long log, Range range, int pageCells) {
        this.snapshot = snapshot;
        this.log = log;
        this.rest = range;
        this.pageCells = pageCells;
    }

    /** The next row without passing it; null at the end. */
    @Nullable
    StoredRow peek() {
        if (next == page.size() && !rest.isEmpty()) {
            page = snapshot.rows(log, rest, pageCells);
            next = 0;
            rest = page.isEmpty()
                    ? Range.NONE
                    : rest.after(page.get(page.size() - 1).time());
        }
        return next < page.size() ? page.get(next) : null;
    }

    void pass() {
        next++;
    }
}
