package io.traininglog.store;

import io.traininglog.value.Cell;

/** Is shown one key's cells in ascending order of time, real numbers without an object each. */
public interface CellVisitor {

    void real(long time, double number);

    /** A cell that is no real number. */
    void other(long time, Cell cell);
}
