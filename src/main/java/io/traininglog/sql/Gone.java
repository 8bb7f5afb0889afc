package io.traininglog.sql;

import io.traininglog.Progress;

/** How far a check has come: each entry is gone through twice. */
final class Gone {

    /** Between two reports. */
    private static final long STEP = 10_000;

    private final Progress progress;
    private final long total;
    private long done;
    private long reported;

    Gone(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
        progress.report(0, 2 * total);
    }

    void throughOnce() {
        report(total);
    }

    void throughTwice() {
        report(2 * total);
    }

    /** So many more, the second time. A damaged file may have more than it says. */
    void through(long entries) {
        done += Math.max(0, Math.min(entries, total - done));
        if (done - reported >= STEP) {
            reported = done;
            report(total + done);
        }
    }

    private void report(long entries) {
        progress.report(entries, 2 * total);
    }
}
