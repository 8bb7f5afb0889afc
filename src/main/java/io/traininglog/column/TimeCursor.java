package io.traininglog.column;

import io.traininglog.value.Cell;
import java.util.Map;

/** A place among cells in order of time that moves through a range, one time after the other. */
public interface TimeCursor {

    /** Whether it stands at a time of the range; false once it has passed the last. */
    boolean isInRange();

    /** The time at which it stands. */
    long time();

    /** Adds the cells of this time, tombstones included. */
    void addTo(Map<String, Cell> row);

    /** How many cells of this time are no tombstones. */
    int countShowing();

    void pass();
}
