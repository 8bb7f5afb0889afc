package io.traininglog;

/**
 * The progress of several copies as that of one. What a log has got since it was counted is left out, and what is read
 * again, where a connection broke, is not told twice.
 */
final class CopyProgress {

    private final long total;
    private final Progress progress;
    private long begun;
    private long told;

    CopyProgress(long total, Progress progress) {
        this.total = total;
        this.progress = progress;
        tell(0);
    }

    private void tell(long done) {
        told = Math.max(told, Math.min(total, done));
        progress.report(told, total);
    }

    /** That of the next copy, which is expected to have so many entries. */
    Progress next(long entries) {
        long before = begun;
        begun += entries;
        long after = begun;
        return (done, ofIt) -> tell(Math.min(after, before + done));
    }

    void finish() {
        tell(total);
    }
}
