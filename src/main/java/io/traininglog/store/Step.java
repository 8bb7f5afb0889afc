package io.traininglog.store;

import io.traininglog.value.Cell;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are put together, at one time of a log or into its status, in the order of their map. Numbers take no object
 * each. If a key comes twice, as from an {@link java.util.IdentityHashMap}, the later cell holds.
 */
public final class Step {

    private String[] keys;
    private double[] numbers;
    private @Nullable Cell @Nullable [] others; // null where all are numbers
    private int size;

    /**
     * A step without cells.
     *
     * @param size about how many it will get
     */
    public Step(int size) {
        keys = new String[size];
        numbers = new double[size];
    }

    /** A step of one cell. */
    public static Step of(String key, Cell cell) {
        Step step = new Step(1);
        step.add(key, cell);
        return step;
    }

    public void add(String key, double number) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        numbers[size++] = number;
    }

    public void add(String key, Cell cell) {
        if (cell instanceof Cell.Real real) {
            add(key, real.value());
            return;
        }
        add(key, 0);
        if (others == null) {
            others = new Cell[keys.length];
        }
        others[size - 1] = cell;
    }

    private void grow() {
        int capacity = Math.max(8, 2 * size);
        keys = Arrays.copyOf(keys, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        if (others != null) {
            others = Arrays.copyOf(others, capacity);
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether every cell is a real number. */
    public boolean areNumbers() {
        return others == null;
    }

    public String key(int index) {
        return keys[index];
    }

    public List<String> keys() {
        return Arrays.asList(keys).subList(0, size);
    }

    /** The numbers, as many as the size says. Only where all cells are; not to be changed. */
    public double[] numbers() {
        return numbers;
    }

    public Cell cell(int index) {
        Cell other = others == null ? null : others[index];
        return other == null ? new Cell.Real(numbers[index]) : other;
    }

    /** All cells, an object each. */
    public Cell[] cells() {
        Cell[] cells = new Cell[size];
        for (int i = 0; i < size; i++) {
            cells[i] = cell(i);
        }
        return cells;
    }

    /** What is done with one cell. */
    @FunctionalInterface
    public interface Each {
        void accept(String key, Cell cell);
    }

    public void forEach(Each each) {
        for (int i = 0; i < size; i++) {
            each.accept(keys[i], cell(i));
        }
    }
}
