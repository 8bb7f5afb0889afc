package io.traininglog.tail;

import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.store.Step;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a step's keys on its way into the journal. Most steps of a trainer have the keys of the one before, the
 * same strings in the same order, so theirs are found without a look at each. Guarded by the tail's lock.
 */
final class StepColumns {

    private @Nullable TailLog log;
    private @Nullable String[] keys = {};
    private @Nullable TailColumn[] columns = {};
    private int[] numbers = {};

    /** Goes to a log, of whichever generation. */
    void enter(TailLog entered, int size) {
        if (keys.length < size) {
            keys = Arrays.copyOf(keys, size);
            columns = Arrays.copyOf(columns, size);
            numbers = Arrays.copyOf(numbers, size);
        }
        if (log != entered) {
            leave();
            log = entered;
        }
    }

    /** Lets go of the log. */
    void leave() {
        log = null;
        Arrays.fill(keys, null);
        Arrays.fill(columns, null);
    }

    /** Whether the column of a step's key is known; it is looked up if it is not the last step's. */
    boolean knows(int index, String key) {
        return sameString(keys[index], key) || find(index, key);
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // another string of these characters is looked up
    private static boolean sameString(@Nullable String known, String key) {
        return known == key;
    }

    private boolean find(int index, String key) {
        TailColumn column = log == null ? null : log.column(key);
        if (column == null) {
            return false;
        }
        keys[index] = key;
        columns[index] = column;
        numbers[index] = column.number();
        return true;
    }

    /** Appends a step whose columns are all known. */
    Append append(Appender appender, int logNumber, long time, Step step) {
        Append appended = step.areNumbers()
                ? appender.numbers(logNumber, time, numbers, step.numbers(), step.size())
                : appender.cells(logNumber, time, numbers, step.cells(), step.size());
        if (appended == Append.DONE) {
            for (int i = 0; i < step.size(); i++) {
                TailColumn column = columns[i];
                if (column == null) {
                    throw new IllegalStateException("no column of " + step.key(i));
                } else if (step.areNumbers()) {
                    column.cells().put(time, step.numbers()[i]);
                } else {
                    column.cells().put(time, step.cell(i));
                }
            }
        }
        return appended;
    }
}
