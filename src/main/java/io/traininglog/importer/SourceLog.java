package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import java.io.IOException;

/** One log of another tool. */
public interface SourceLog {

    /** What it is called there, for messages. */
    String name();

    /**
     * Its UUID, which is the same whenever the same log is imported, and what it was resumed from, which comes before it
     * or is in the database.
     */
    LogOrigin origin();

    /**
     * Writes all that can be kept, and lists what cannot.
     *
     * @throws IOException if it cannot be read; then nothing of it is kept
     */
    void write(LogWriter to, LeftOut leftOut) throws IOException;
}
