package io.traininglog.importer;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogSummary;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A log of another database of this library, brought along bit for bit. */
final class CopiedLog implements SourceLog {

    private final LogDatabase database;
    private final Path copy;
    private final Path file;
    private final LogOrigin origin;
    private final long entries;

    /**
     * A log.
     *
     * @param database where it is
     * @param copy the file of that
     * @param file what that is a copy of, for messages
     * @param isCut whether it is to be one that was not resumed
     */
    CopiedLog(LogDatabase database, Path copy, Path file, LogSummary log, boolean isCut) {
        this.database = database;
        this.copy = copy;
        this.file = file;
        this.origin = isCut ? alone(log) : origin(database, log);
        this.entries = log.entries();
    }

    private static LogOrigin origin(LogDatabase database, LogSummary summary) {
        try (TrainingLog log = database.open(summary.uuid())) {
            List<Lineage.Ancestor> ancestors = log.lineage().ancestors();
            return ancestors.isEmpty()
                    ? alone(summary)
                    : new LogOrigin(
                            summary.uuid(),
                            Optional.of(ancestors.get(0).uuid()),
                            ancestors.get(0).resumedAt(),
                            summary.createdAt());
        }
    }

    private static LogOrigin alone(LogSummary log) {
        return new LogOrigin(log.uuid(), Optional.empty(), OptionalLong.empty(), log.createdAt());
    }

    @Override
    public String name() {
        return origin.uuid().toString().replace("-", "");
    }

    @Override
    public LogOrigin origin() {
        return origin;
    }

    @Override
    public long size() {
        return Math.max(1, entries);
    }

    /** It may have gone on in the other database too, which is no reason to import it. */
    @Override
    public boolean hasGrown(LogDatabase into) {
        return into.find(name()).filter(log -> log.entries() < entries).isPresent();
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        try {
            to.copy(database, origin.uuid(), progress);
        } catch (StorageException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(copy.toString())) {
                throw e; // it is the other database that failed
            }
            throw new IOException(message.replace(copy.toString(), file.toString()), e);
        }
    }
}
