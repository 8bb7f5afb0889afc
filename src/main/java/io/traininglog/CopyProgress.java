package io.traininglog;

/** The progress of several copies as that of one; what a log has got since it was counted is left out. */
final class CopyProgress {

    private final long total;
    private final Progress progress;
    private long begun;

    CopyProgress(long total, Progress progress) {
        this.total = total;
        this.progress = progress;
        progress.report(0, total);
    }

    /** That of the next copy, which is expected to have so many entries. */
    Progress next(long entries) {
        long before = begun;
        begun += entries;
        long after = begun;
        return (done, ofIt) -> progress.report(Math.min(total, Math.min(after, before + done)), total);
    }

    void finish() {
        progress.report(total, total);
    }
}
