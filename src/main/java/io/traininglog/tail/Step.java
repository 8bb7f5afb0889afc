package io.traininglog.tail;

import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.value.Cell;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one time on their way into the journal. Used again and again, under the tail's lock. */
final class Step {

    private int[] keys = {};
    private double[] numbers = {};
    private Cell[] cells = {};
    private @Nullable TailColumn[] columns = {};
    private int size;
    private boolean areNumbers;

    void begin(int capacity) {
        if (keys.length < capacity) {
            keys = new int[capacity];
            numbers = new double[capacity];
            cells = new Cell[capacity];
            columns = new TailColumn[capacity];
        }
        size = 0;
        areNumbers = true;
    }

    void add(TailColumn column, Cell cell) {
        keys[size] = column.number();
        columns[size] = column;
        cells[size] = cell;
        if (cell instanceof Cell.Real real) {
            numbers[size] = real.value();
        } else {
            areNumbers = false;
        }
        size++;
    }

    Append append(Appender appender, int log, long time) {
        Append appended = areNumbers
                ? appender.numbers(log, time, keys, numbers, size)
                : appender.cells(log, time, keys, cells, size);
        if (appended == Append.DONE) {
            for (int i = 0; i < size; i++) {
                TailColumn column = columns[i];
                if (column != null) {
                    column.cells().put(time, cells[i]);
                }
            }
        }
        Arrays.fill(columns, 0, size, null);
        return appended;
    }
}
