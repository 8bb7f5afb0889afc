package io.traininglog.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * A journal's file, as somebody sees it who only looks.
 *
 * @param file its path
 * @param id what the database knows it by
 * @param bytes its size
 * @param state whose it is
 * @param generations the numbers of those that hold a record, ascending; none where they cannot be read
 * @param isReadable whether they can: another part of this process may have the file, a newer library may have written
 *     it, and its header may be damaged
 */
public record JournalFile(Path file, long id, long bytes, State state, List<Long> generations, boolean isReadable) {

    /** Whose a journal is. */
    public enum State {
        /** A living process appends to it. */
        HELD,
        /** Somebody brings it to the database at this moment. */
        CLAIMED,
        /** Its process is gone. */
        LEFT,
        /** It could not be read to its end, and was put aside under another name. */
        SET_ASIDE
    }

    public JournalFile {
        generations = List.copyOf(generations);
    }

    /** How many generations hold something that the database does not have. */
    public long pending(long drained) {
        return generations.stream().filter(generation -> generation > drained).count();
    }
}
