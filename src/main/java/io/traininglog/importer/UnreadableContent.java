package io.traininglog.importer;

import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;

/** A run that cannot be read, so that it is reported as one that could not be imported. */
record UnreadableContent(IOException failure) implements MlflowLog.Content {

    @Override
    public long size() {
        return 1;
    }

    @Override
    public long write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        throw failure;
    }
}
