package io.traininglog.cli;

import io.traininglog.terminal.TerminalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of text under a header, each as wide as its widest cell. On a terminal that is too narrow the widest columns of
 * text are cut, numbers never: what still does not fit ends at its edge, or before a number of which a part would. Cells
 * may hold anything: they are shown as {@link TerminalText} shows them.
 *
 * <p>Not safe for threads.
 */
final class TextTable {

    private static final String GAP = "  ";
    private static final String MORE = "…";
    private static final int LEAST_TEXT = 8;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private record Column(String name, boolean isNumber) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column of text. */
    TextTable text(String name) {
        columns.add(new Column(TerminalText.of(name), false));
        return this;
    }

    /** Adds a column that is aligned to the right. */
    TextTable number(String name) {
        columns.add(new Column(TerminalText.of(name), true));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     */
    TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(TerminalText::of).toList());
        return this;
    }

    /** Prints the header and the rows. */
    void print(Screen screen) {
        int[] widths = widths(screen);
        String header = line(columns.stream().map(Column::name).toList(), widths, screen);
        screen.out().println(screen.hasColours() ? BOLD + header + PLAIN : header);
        for (List<String> row : rows) {
            screen.out().println(line(row, widths, screen));
        }
    }

    private int[] widths(Screen screen) {
        int[] widths = columns.stream()
                .mapToInt(column -> TerminalText.width(column.name()))
                .toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TerminalText.width(row.get(i)));
            }
        }
        if (screen.isTerminal()) {
            fit(widths, screen.width());
        }
        return widths;
    }

    private void fit(int[] widths, int columnsOfTerminal) {
        int tooMany = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - columnsOfTerminal;
        for (; tooMany > 0; tooMany--) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> !columns.get(i).isNumber() && widths[i] > LEAST_TEXT)
                    .boxed()
                    .max(Comparator.comparing(i -> widths[i]))
                    .orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private String line(List<String> cells, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        int end = 0;
        for (int i = 0; i < widths.length; i++) {
            end += widths[i] + (i == 0 ? 0 : GAP.length());
            int behind = i == widths.length - 1 ? 0 : GAP.length() + MORE.length();
            if (columns.get(i).isNumber() && screen.isTerminal() && end + behind > screen.width()) {
                line.append(i == 0 ? "" : GAP).append(MORE);
                break;
            }
            String cell = TerminalText.cut(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP)
                    .append(
                            columns.get(i).isNumber()
                                    ? TerminalText.alignedRight(cell, widths[i])
                                    : TerminalText.padded(cell, widths[i]));
        }
        String printed = line.toString().stripTrailing();
        return screen.isTerminal() ? TerminalText.cut(printed, screen.width()) : printed;
    }
}
