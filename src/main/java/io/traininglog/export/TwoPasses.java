package io.traininglog.export;

import io.traininglog.Progress;

/** Tells of work that meets every row twice: a row is half done when it was met once. */
final class TwoPasses {

    private final Progress progress;
    private long rows;

    TwoPasses(Progress progress) {
        this.progress = progress;
    }

    /** To be told of the first pass, in rows. */
    Progress first() {
        return progress == Progress.NONE
                ? Progress.NONE
                : (done, total) -> {
                    rows = total;
                    progress.report(done / 2, total);
                };
    }

    /** To be told of the second, in whatever unit. */
    Progress second() {
        return progress == Progress.NONE
                ? Progress.NONE
                : (done, total) -> {
                    double part = total == 0 ? 1 : (double) done / total;
                    progress.report(rows / 2 + Math.round((rows - rows / 2) * part), rows);
                };
    }
}
