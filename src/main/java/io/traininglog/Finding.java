package io.traininglog;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Something that is not as it should be in a database; see {@link DatabaseFile#check}.
 *
 * <p>Immutable and safe for threads.
 *
 * @param kind what sort of thing
 * @param log where it belongs to one log that has a UUID
 * @param time where it belongs to one time
 * @param key where it belongs to one key, of an entry or of the status
 * @param message all of it, in one line for people
 */
public record Finding(Kind kind, Optional<UUID> log, OptionalLong time, Optional<String> key, String message) {

    /** Sorts of findings. */
    public enum Kind {
        /** SQLite finds the file itself damaged, or a table cannot be read. */
        FILE,
        /** A row refers to one that is not there, in a table with a foreign key. */
        REFERENCE,
        /** A trigger, which could change what a log writes. */
        TRIGGER,
        /** A chunk's checksum or its parts are wrong: its entries cannot be read. */
        CHUNK,
        /** An entry's or a status value cannot be read. */
        VALUE,
        /** An entry is both a row and in a chunk, or in two chunks. */
        TWICE,
        /** Entries, chunks or a status belong to a log or key that is not there. */
        ORPHAN,
        /** A log's parent is missing or its own descendant, or its place in the lineage makes no sense. */
        LINEAGE,
        /** A process that is gone left a journal, or one that could not be read to its end. */
        JOURNAL,
        /** A value is too large to be looked at in this heap. */
        UNCHECKED
    }

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
    }
}
