package io.traininglog.tail;

import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/**
 * What is newer than the database at one place.
 *
 * @param isThere whether anything is
 * @param cell what it is, or what it and the database make together; null if a snapshot must tell
 */
record Newer(boolean isThere, @Nullable Cell cell) {

    static final Newer NOTHING = new Newer(false, null);

    /** There is something, but a transaction that is under way or was just committed may be newer still. */
    static final Newer IN_DOUBT = new Newer(true, null);
}
