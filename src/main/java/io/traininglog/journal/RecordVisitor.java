package io.traininglog.journal;

import io.traininglog.value.Cell;
import java.util.Map;
import java.util.UUID;

/** Is handed what a journal holds, in the order in which it was appended. Arrays and maps are the visitor's own. */
public interface RecordVisitor {

    /** What follows, up to the next call, is of this generation. */
    default void generation(long number) {}

    void number(UUID log, long time, String key, double value);

    /** One step. */
    void numbers(UUID log, long time, String[] keys, double[] values);

    /** One step, in the order of its keys. */
    void cells(UUID log, long time, Map<String, Cell> cells);

    void status(UUID log, String key, Cell cell);

    void statusAdd(UUID log, String key, long delta);
}
