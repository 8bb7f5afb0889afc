package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cells of one log that are no real numbers, on their way to rows: those that fill the same column go by one statement. */
final class OtherRows {

    /** At most in one statement, of cells and about of their bytes. */
    private static final int MOST_CELLS = 5000;

    private static final long MOST_BYTES = 8 << 20;

    private final PostgresEntryDao entries;
    private final long log;
    private final List<Placed> integers = new ArrayList<>();
    private final List<Placed> texts = new ArrayList<>();
    private final List<Placed> bytes = new ArrayList<>();
    private final List<Placed> booleans = new ArrayList<>();
    private final List<Placed> nulls = new ArrayList<>();
    private int cells;
    private long weight;

    OtherRows(PostgresEntryDao entries, long log) {
        this.entries = entries;
        this.log = log;
    }

    private record Placed(long time, int key, Cell cell) {}

    void add(long time, int key, Cell cell) {
        column(cell).add(new Placed(time, key, cell));
        cells++;
        weight += cell.weight();
        if (cells >= MOST_CELLS || weight >= MOST_BYTES) {
            write();
        }
    }

    private List<Placed> column(Cell cell) {
        if (cell instanceof Cell.Int) {
            return integers;
        } else if (cell instanceof Cell.Bool) {
            return booleans;
        } else if (PostgresColumns.textOf(cell) != null) {
            return texts;
        }
        return cell == Cell.Mark.NULL ? nulls : bytes;
    }

    /** Writes what is still here. */
    void write() {
        writeIntegers();
        writeTexts();
        writeBytes();
        writeBooleans();
        writeNulls();
        cells = 0;
        weight = 0;
    }

    private void writeIntegers() {
        if (!integers.isEmpty()) {
            long[] values = integers.stream()
                    .mapToLong(placed -> ((Cell.Int) placed.cell()).value())
                    .toArray();
            entries.putIntegers(log, times(integers), keys(integers), values);
            integers.clear();
        }
    }

    private void writeTexts() {
        if (!texts.isEmpty()) {
            String[] values = texts.stream()
                    .map(placed -> Objects.requireNonNull(PostgresColumns.textOf(placed.cell())))
                    .toArray(String[]::new);
            entries.putTexts(log, times(texts), keys(texts), values);
            texts.clear();
        }
    }

    private void writeBytes() {
        if (!bytes.isEmpty()) {
            byte[][] values = bytes.stream()
                    .map(placed -> Objects.requireNonNull(PostgresColumns.bytesOf(placed.cell())))
                    .toArray(byte[][]::new);
            entries.putBytes(log, times(bytes), keys(bytes), values);
            bytes.clear();
        }
    }

    private void writeBooleans() {
        if (!booleans.isEmpty()) {
            boolean[] values = new boolean[booleans.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Cell.Bool) booleans.get(i).cell()).value();
            }
            entries.putBooleans(log, times(booleans), keys(booleans), values);
            booleans.clear();
        }
    }

    private void writeNulls() {
        if (!nulls.isEmpty()) {
            entries.putNulls(log, times(nulls), keys(nulls));
            nulls.clear();
        }
    }

    private static long[] times(List<Placed> cells) {
        return cells.stream().mapToLong(Placed::time).toArray();
    }

    private static int[] keys(List<Placed> cells) {
        return cells.stream().mapToInt(Placed::key).toArray();
    }
}
