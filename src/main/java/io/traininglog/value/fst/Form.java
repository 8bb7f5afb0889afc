package io.traininglog.value.fst;

import org.jspecify.annotations.Nullable;

/**
 * How values of some classes are written and read. What {@code write} writes, {@code read} consumes, to the byte.
 * Stateless.
 */
interface Form {

    void write(GraphOutput out, Object value) throws Exception;

    /**
     * The value that begins there.
     *
     * @param position where the value began; {@link GraphInput#publish} takes it
     * @return null only where the value wrote null in its own place
     */
    @Nullable
    Object read(GraphInput in, int position) throws Exception;

    /** How often a value that is met twice in a graph is written. */
    default Sharing sharing() {
        return Sharing.COPIED;
    }

    enum Sharing {
        /** Each time: nobody can tell. */
        COPIED,
        /** Once. It exists only after its content was read, so it cannot contain itself. */
        AFTER_CONTENT,
        /** Once. It is published before its content is read, so it may contain itself. */
        BEFORE_CONTENT
    }
}
