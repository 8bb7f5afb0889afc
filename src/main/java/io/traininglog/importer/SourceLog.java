package io.traininglog.importer;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;

/** One log of another tool. */
public interface SourceLog {

    /** Where the status says how much was read, so that it is seen when there is more. */
    String IMPORTED_SIZE = "imported_size";

    /** What it is called there, for messages. */
    String name();

    /**
     * Its UUID, which is the same whenever the same log is imported, and what it was resumed from, which comes before it
     * or is in the database. Where it is in neither, the log is imported without, and that is reported.
     */
    LogOrigin origin();

    /** About how much there is to read, in a unit that all logs of one source share: bytes, or rows. */
    default long size() {
        return 1;
    }

    /**
     * Whether it holds more by now than when it was imported. Unless a tool knows better, that is seen by its {@link
     * #size()}, where {@link #write} put that into the status as {@value #IMPORTED_SIZE}.
     *
     * @param database in which it is
     */
    default boolean hasGrown(LogDatabase database) {
        try (TrainingLog imported = database.open(origin().uuid())) {
            return imported.status().get(IMPORTED_SIZE) instanceof Long size && size() > size;
        }
    }

    /**
     * Writes all that can be kept, and lists what cannot.
     *
     * @param progress of its {@link #size()}
     * @throws IOException if it cannot be read; then nothing of it is kept
     */
    void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException;
}
