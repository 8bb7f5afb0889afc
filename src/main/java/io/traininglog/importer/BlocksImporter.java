package io.traininglog.importer;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The logs of a database that Python's Blocks wrote, or this library in any version. They keep their UUIDs, their lineage,
 * their order, their status and every value bit for bit, also what cannot be read.
 *
 * <p>The file stays as it is: a copy of it, in the folder for temporary files, is brought to the newest schema and read.
 */
public final class BlocksImporter {

    private BlocksImporter() {}

    /**
     * Finds the logs of a database. Other processes may be writing it. Where this process has it open, use {@link
     * LogDatabase#copy} instead: the system takes a file's locks from a process that reads it past them.
     *
     * @throws StorageException if it cannot be read
     * @throws SchemaException if it is a database of something else, or of a newer version of this library
     */
    public static Source open(Path file) {
        SqliteFiles.check(file);
        @Nullable TemporaryFolder folder = null;
        try {
            folder = TemporaryFolder.create();
            Path copy = folder.resolve("copy.sqlite");
            DatabaseCopy.of(file, copy);
            return open(file, copy, folder);
        } catch (IOException e) {
            close(folder);
            throw new StorageException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(folder);
            throw e;
        }
    }

    /** The folder's copy of the database is read, and closed with the source. */
    private static Source open(Path file, Path copy, TemporaryFolder folder) {
        LogDatabase database = upgraded(file, copy);
        try {
            List<LogSummary> logs = new ArrayList<>(database.logs());
            Collections.reverse(logs); // so that they come in the order in which they were made
            LeftOut leftOut = new LeftOut();
            return new Source(ParentsFirst.of(sources(logs, database, copy, file, leftOut)), "entries", leftOut, () -> {
                try (folder) {
                    database.close();
                }
            });
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static List<CopiedLog> sources(
            List<LogSummary> logs, LogDatabase database, Path copy, Path file, LeftOut leftOut) {
        Map<UUID, UUID> parents = new LinkedHashMap<>();
        logs.forEach(log -> log.resumedFrom().ifPresent(parent -> parents.put(log.uuid(), parent)));
        Set<UUID> cuts = ParentsFirst.cuts(parents);
        List<CopiedLog> sources = new ArrayList<>();
        for (LogSummary log : logs) {
            boolean isCut = cuts.contains(log.uuid());
            CopiedLog source = new CopiedLog(database, copy, file, log, isCut);
            sources.add(source);
            if (isCut) {
                leftOut.add(
                        "log " + source.name(),
                        "the logs that it was resumed from lead round in a circle; imported as one that was not resumed");
            }
        }
        return sources;
    }

    private static LogDatabase upgraded(Path file, Path copy) {
        try {
            return LogDatabase.open(copy);
        } catch (SchemaException e) {
            throw new SchemaException(ofFile(e, file, copy), e);
        } catch (StorageException e) {
            throw new StorageException(ofFile(e, file, copy), e);
        }
    }

    private static String ofFile(Exception e, Path file, Path copy) {
        return String.valueOf(e.getMessage()).replace(copy.toString(), file.toString());
    }

    private static void close(@Nullable TemporaryFolder folder) {
        if (folder != null) {
            folder.close();
        }
    }
}
