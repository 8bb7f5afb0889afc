package io.traininglog.chart;

import java.util.Arrays;

/** Letters on curves, so that they can be told apart without colours: some on each, where it runs alone. */
final class Letters {

    /** No letter. */
    static final char NONE = 0;

    private static final int ON_EACH = 4;

    private final Canvas canvas;
    private final int lines;
    private final char[] letters;

    private Letters(Canvas canvas, int lines) {
        this.canvas = canvas;
        this.lines = lines;
        this.letters = new char[canvas.columns() * canvas.rows()];
        Arrays.fill(letters, NONE);
    }

    /** Of a curve, by its number. */
    static char of(int line) {
        return (char) ('a' + line % 26);
    }

    /** On the curves that were drawn; none where there is one alone. */
    static Letters on(Canvas canvas, int lines) {
        Letters letters = new Letters(canvas, lines);
        for (int line = 0; line < lines && lines > 1; line++) {
            letters.place(line);
        }
        return letters;
    }

    char at(int column, int row) {
        return letters[row * canvas.columns() + column];
    }

    /** In each part of the columns one, in a place of its own within it. */
    private void place(int line) {
        int part = Math.max(1, (canvas.columns() + ON_EACH - 1) / ON_EACH);
        boolean isPlaced = false;
        for (int begin = 0; begin < canvas.columns(); begin += part) {
            isPlaced |= place(line, begin, begin + part * line / lines, Math.min(begin + part, canvas.columns()));
        }
        if (!isPlaced) {
            placeOnOthers(line);
        }
    }

    private boolean place(int line, int begin, int wanted, int end) {
        for (int away = 0; away < end - begin; away++) {
            int column = begin + (wanted - begin + away) % (end - begin);
            for (int row = 0; row < canvas.rows(); row++) {
                if (canvas.isDrawnBy(line, column, row)) {
                    letters[row * canvas.columns() + column] = of(line);
                    return true;
                }
            }
        }
        return false;
    }

    /** Where it runs with others all along, but was drawn last; if it is nowhere seen, nowhere. */
    private void placeOnOthers(int line) {
        for (int column = 0; column < canvas.columns(); column++) {
            for (int row = 0; row < canvas.rows(); row++) {
                if (canvas.drawer(column, row) == line) {
                    letters[row * canvas.columns() + column] = of(line);
                    return;
                }
            }
        }
    }
}
