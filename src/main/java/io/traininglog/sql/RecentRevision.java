package io.traininglog.sql;

import io.traininglog.store.DatabaseState;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lineage's revision as this process saw it last, for as long as what other processes change may take to show. Safe for
 * threads.
 */
final class RecentRevision {

    private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DatabaseState state;
    private volatile @Nullable Seen seen;

    RecentRevision(DatabaseState state) {
        this.state = state;
    }

    /** What a look at the database found, and what was known when it began. */
    private record Seen(long revision, Moment moment) {

        boolean isRecent(Moment now) {
            return moment.changes == now.changes && now.nanoTime - moment.nanoTime < LASTS;
        }
    }

    /**
     * When a look at the database begins.
     *
     * @param changes how many this process had made by then
     */
    record Moment(long changes, long nanoTime) {}

    Moment now() {
        return new Moment(state.changes(), System.nanoTime());
    }

    /** Notes what a look found. */
    void saw(long revision, Moment before) {
        seen = new Seen(revision, before);
    }

    /** The revision a moment ago, unless this process has changed anything since; null where it is to be asked for. */
    @Nullable
    Long at(Moment now) {
        Seen last = seen;
        return last != null && last.isRecent(now) ? last.revision : null;
    }
}
