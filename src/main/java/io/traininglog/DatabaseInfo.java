package io.traininglog;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A database's file at one moment; see {@link DatabaseFile#info()}.
 *
 * <p>Immutable and safe for threads.
 *
 * @param file its real path
 * @param schemaVersion 0: an empty file; 1: the tables that Python's Blocks creates; from then on this library's
 * @param newestKnown the newest schema version that this library knows
 * @param pending the migrations between these, in their order; none where the database is newer
 * @param backup where {@link DatabaseFile#migrate()} would put its backup; empty if it would make none
 * @param bytes size of the file
 * @param writeAheadBytes size of the write-ahead log beside it; 0 without one
 * @param freeBytes how many bytes of the file are in pages that nothing uses: {@link DatabaseFile#vacuum()} gives them
 *     back
 * @param contents what is in it; empty for an empty file and for a newer schema
 * @param journals the journals beside it, in the order of their names
 */
public record DatabaseInfo(
        Path file,
        int schemaVersion,
        int newestKnown,
        List<Migration> pending,
        Optional<Path> backup,
        long bytes,
        long writeAheadBytes,
        long freeBytes,
        Optional<Contents> contents,
        List<JournalFile> journals) {

    public DatabaseInfo {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(contents, "contents");
        pending = List.copyOf(pending);
        journals = List.copyOf(journals);
    }

    /**
     * A step from one schema version to the next.
     *
     * @param version the one that it leads to
     * @param name what it is about
     */
    public record Migration(int version, String name) {}

    /**
     * What is in a database's tables. What is only in a journal yet is not counted.
     *
     * @param logs how many logs
     * @param rows how many entries are rows of their own
     * @param chunks how many chunks there are of history as columns
     * @param sealed how many entries are in chunks
     */
    public record Contents(long logs, long rows, long chunks, long sealed) {

        /** All entries. */
        public long entries() {
            return rows + sealed;
        }
    }

    /**
     * A file beside the database with entries on their way there.
     *
     * @param file its path
     * @param bytes its size
     * @param state whose it is
     * @param pending how many groups of entries it has that are not in the database; empty where that cannot be seen
     */
    public record JournalFile(Path file, long bytes, JournalState state, OptionalLong pending) {}

    /** Whose a journal is. */
    public enum JournalState {
        /** A living process's. */
        HELD,
        /** One that somebody brings to the database at this moment. */
        BROUGHT,
        /** That of a process that is gone: whoever next opens the database for writing brings it there. */
        LEFT,
        /** One that could not be read to its end when it was brought to the database: the rest, for you to look at. */
        SET_ASIDE
    }
}
