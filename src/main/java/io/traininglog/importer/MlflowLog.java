package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;

/**
 * A run of MLflow as a log. Its metrics are the entries, with steps as times; everything else goes into the status: the
 * names of {@link MlflowStatus}, {@code params/…} and {@code tags/…}.
 */
final class MlflowLog implements SourceLog {

    private final MlflowRun run;
    private final Content content;
    private boolean hasParent;

    /** Where a run is read from. */
    interface Content {

        long size() throws IOException;

        /** Writes entries and status; answers the last step, or -1. */
        long write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException;
    }

    MlflowLog(MlflowRun run, Content content) {
        this.run = run;
        this.content = content;
        this.hasParent = run.parent().isPresent();
    }

    MlflowRun run() {
        return run;
    }

    /** Makes it one that descends from none. */
    void cut() {
        hasParent = false;
    }

    @Override
    public String name() {
        return run.name();
    }

    @Override
    public LogOrigin origin() {
        return run.origin(hasParent);
    }

    /** What cannot be read says so when it is to be written. */
    @Override
    public long size() {
        try {
            return Math.max(1, content.size());
        } catch (IOException e) {
            return 1;
        }
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        long last = content.write(to, leftOut, progress);
        to.putStatus("iterations_done", Math.max(0, last));
        to.putStatus(IMPORTED_SIZE, size());
    }
}
