package io.traininglog.store;

import io.traininglog.value.Cell;

/** Receives the cells of one log, real numbers without an object each. */
public interface CellSink {

    void real(long time, String key, double number);

    /** A cell that is no real number. */
    void other(long time, String key, Cell cell);

    /** Any cell. */
    default void cell(long time, String key, Cell cell) {
        if (cell instanceof Cell.Real real) {
            real(time, key, real.value());
        } else {
            other(time, key, cell);
        }
    }
}
