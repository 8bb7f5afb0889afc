package io.traininglog.importer;

import io.traininglog.CodecException;
import io.traininglog.LogDatabase;
import io.traininglog.LogExistsException;
import io.traininglog.LogInUseException;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.NoSuchLogException;
import io.traininglog.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Brings other tools' logs into a database, each in a transaction of its own. An import that was interrupted is simply run
 * again: what is there already is left as it is.
 */
public final class Import {

    private final LogDatabase database;
    private final Present mode;
    private final Progress progress;
    private final List<ImportReport.Imported> imported = new ArrayList<>();
    private final List<ImportReport.Imported> present = new ArrayList<>();
    private final List<ImportReport.Failed> failed = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    private final Set<UUID> seen = new HashSet<>();
    private final Set<UUID> doubled = new HashSet<>();

    private Import(LogDatabase database, Present mode, Progress progress) {
        this.database = database;
        this.mode = mode;
        this.progress = progress;
    }

    /**
     * Imports logs, in their order. One that cannot be read is reported, and the others are imported.
     *
     * @param present what becomes of those that are in the database already
     * @param progress in the unit of the logs' sizes
     * @throws io.traininglog.StorageException if the database cannot be written
     */
    public static ImportReport run(Source source, LogDatabase into, Present present, Progress progress) {
        Import run = new Import(into, present, progress);
        run.leftOut.addAll(source.leftOut());
        run.all(source.logs());
        return new ImportReport(run.imported, run.present, run.failed, run.leftOut);
    }

    private void all(List<? extends SourceLog> logs) {
        long[] sizes = logs.stream().mapToLong(SourceLog::size).toArray();
        long total = 0;
        for (long size : sizes) {
            total += size;
        }
        long done = 0;
        progress.report(0, total);
        for (int i = 0; i < sizes.length; i++) {
            one(logs.get(i), part(done, sizes[i], total));
            done += sizes[i];
            progress.report(done, total);
        }
    }

    private Progress part(long before, long size, long total) {
        return (done, all) -> progress.report(before + Math.min(done, size), total);
    }

    private void one(SourceLog log, Progress ofIt) {
        UUID uuid = log.origin().uuid();
        try {
            if (!seen.add(uuid)) {
                doubled.add(uuid);
                throw new IOException("another log of this source has the same UUID, " + uuid);
            }
            if (log.origin().resumedFrom().filter(doubled::contains).isPresent()) {
                throw new IOException("the log that it was resumed from has the UUID of another log of this source");
            }
            LeftOut ofLog = new LeftOut();
            write(log, ofLog, ofIt);
            leftOut.addAll(ofLog);
            imported.add(new ImportReport.Imported(uuid, log.name()));
        } catch (LogExistsException e) {
            present.add(new ImportReport.Imported(uuid, log.name()));
        } catch (LogInUseException
                | NoSuchLogException
                | CodecException
                | IllegalArgumentException e) { // what no log can have must not keep the others from being imported
            failed.add(new ImportReport.Failed(log.name(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            failed.add(new ImportReport.Failed(log.name(), Failure.of(e)));
        }
    }

    private void write(SourceLog log, LeftOut ofLog, Progress ofIt) throws IOException {
        LogOrigin origin = log.origin();
        try {
            write(origin, log, ofLog, ofIt);
        } catch (NoSuchLogException e) {
            if (origin.resumedFrom().isEmpty()) {
                throw e;
            }
            ofLog.add(
                    log.name(),
                    "the log that it descends from, " + origin.resumedFrom().get()
                            + ", is neither in the source nor in the database; imported as one that descends from none");
            write(
                    new LogOrigin(origin.uuid(), Optional.empty(), OptionalLong.empty(), origin.createdAt()),
                    log,
                    ofLog,
                    ofIt);
        }
    }

    private void write(LogOrigin origin, SourceLog log, LeftOut ofLog, Progress ofIt) throws IOException {
        Consumer<LogWriter> content = writer -> {
            try {
                log.write(writer, ofLog, ofIt);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try {
            if (mode == Present.REPLACE) {
                database.replaceLog(origin, content);
            } else {
                database.importLog(origin, content);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
