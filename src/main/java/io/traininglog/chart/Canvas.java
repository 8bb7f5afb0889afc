package io.traininglog.chart;

import java.util.Arrays;

/**
 * Characters to draw on: in braille each has two columns of four dots (Unicode's block U+2800, whose low byte has a bit for
 * each dot), in ASCII it is one dot.
 */
final class Canvas {

    /** Drawn by nobody. */
    static final int NOBODY = -1;

    /** Drawn by several. */
    private static final int SEVERAL = -2;

    private static final char BRAILLE = '\u2800';
    private static final int[][] BITS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private final int columns;
    private final int rows;
    private final boolean isBraille;
    private final int[] bits;
    private final int[] first;
    private final int[] last;

    Canvas(int columns, int rows, boolean isBraille) {
        this.columns = columns;
        this.rows = rows;
        this.isBraille = isBraille;
        bits = new int[columns * rows];
        first = new int[columns * rows];
        last = new int[columns * rows];
        Arrays.fill(first, NOBODY);
        Arrays.fill(last, NOBODY);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int dotColumns() {
        return isBraille ? 2 * columns : columns;
    }

    int dotRows() {
        return isBraille ? 4 * rows : rows;
    }

    /** A straight line of dots from one to another, both included; rows count from the top. */
    void line(int fromColumn, int fromRow, int toColumn, int toRow, int drawer) {
        int steps = Math.max(Math.abs(toColumn - fromColumn), Math.abs(toRow - fromRow));
        dot(fromColumn, fromRow, drawer);
        for (int step = 1; step <= steps; step++) {
            double share = (double) step / steps;
            dot(
                    (int) Math.round(fromColumn + share * (toColumn - fromColumn)),
                    (int) Math.round(fromRow + share * (toRow - fromRow)),
                    drawer);
        }
    }

    private void dot(int column, int row, int drawer) {
        int cell;
        if (isBraille) {
            cell = row / 4 * columns + column / 2;
            bits[cell] |= BITS[column % 2][row % 4];
        } else {
            cell = row * columns + column;
            bits[cell] = 1;
        }
        if (first[cell] == NOBODY) {
            first[cell] = drawer;
        } else if (first[cell] != drawer) {
            first[cell] = SEVERAL;
        }
        last[cell] = drawer;
    }

    /** Who drew here last. */
    int drawer(int column, int row) {
        return last[row * columns + column];
    }

    boolean isDrawnBy(int drawer, int column, int row) {
        return first[row * columns + column] == drawer;
    }

    /** The dots of a character; a full one in ASCII. */
    char dots(int column, int row) {
        return isBraille ? (char) (BRAILLE | bits[row * columns + column]) : '*';
    }
}
