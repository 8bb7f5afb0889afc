package io.traininglog.export;

import io.traininglog.Progress;

/** Tells of work that meets every row twice. */
final class TwoPasses {

    private final Progress progress;
    private long rows;

    TwoPasses(Progress progress) {
        this.progress = progress;
    }

    /** To be told of the first pass. */
    Progress first() {
        return progress == Progress.NONE
                ? Progress.NONE
                : (done, total) -> {
                    rows = total;
                    progress.report(done, 2 * total);
                };
    }

    /** To be told of the second, in whatever unit. */
    Progress second() {
        return progress == Progress.NONE
                ? Progress.NONE
                : (done, total) -> progress.report(
                        rows + (total == 0 ? rows : Math.round((double) done / total * rows)), 2 * rows);
    }
}
