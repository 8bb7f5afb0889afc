package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;

/** What a run's event files hold between two restarts, as a log. */
final class TensorBoardLog implements SourceLog {

    private final Segment segment;

    TensorBoardLog(Segment segment) {
        this.segment = segment;
    }

    @Override
    public String name() {
        return segment.name();
    }

    @Override
    public LogOrigin origin() {
        return segment.origin();
    }

    @Override
    public long size() {
        return segment.parts().stream()
                .mapToLong(part -> part.to() - part.from())
                .sum();
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        new SegmentWriter(segment, to, leftOut).write(progress, size());
        to.putStatus(IMPORTED_SIZE, size());
    }
}
