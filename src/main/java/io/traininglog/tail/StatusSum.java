package io.traininglog.tail;

import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the status, as it will be in the database.
 *
 * @param isChanged whether anything is still to be added to it
 * @param cell its sum; null if that is not known, or not changed
 */
record StatusSum(boolean isChanged, @Nullable Cell cell) {

    static final StatusSum UNCHANGED = new StatusSum(false, null);
}
