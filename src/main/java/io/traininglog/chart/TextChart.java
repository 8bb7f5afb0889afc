package io.traininglog.chart;

import io.traininglog.Series;
import io.traininglog.terminal.TerminalText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A chart in characters: heading, curves between two axes, legend. */
final class TextChart {

    private static final int LEAST_ROWS = 4;
    private static final int AXIS_LINES = 2;
    private static final double ROW_GAP = 0.75;
    private static final int COLUMN_GAP = 2;
    private static final String EMPTY = "no points";

    private final Drawing drawing;
    private final TextForm form;
    private final Glyphs glyphs;
    private final List<TextLegend.Entry> legend;
    private final Canvas canvas;
    private final List<Tick> valueTicks;
    private final List<Tick> timeTicks;
    private final int labelWidth;
    private final Set<Integer> marks = new HashSet<>();
    private final Ink ink;

    TextChart(Drawing drawing, TextForm form) {
        this.drawing = drawing;
        this.form = form;
        glyphs = form.isUnicode() ? Glyphs.UNICODE : Glyphs.ASCII;
        ink = new Ink(form.hasColours(), form.isUnicode());
        int lines = form.height() - AXIS_LINES - (drawing.heading().isEmpty() ? 0 : 1);
        legend = new TextLegend(drawing, glyphs, form.width())
                .entries(Math.max(1, Math.min(lines - LEAST_ROWS, lines / 2)));
        int rows = lines - legend.size();
        valueTicks = drawing.isEmpty() ? List.of() : drawing.values().ticks(rows - 1, ROW_GAP, label -> 1);
        labelWidth = valueTicks.stream().mapToInt(tick -> tick.label().length()).reduce(0, Math::max);
        canvas = new Canvas(form.width() - labelWidth - 2, rows, form.isUnicode());
        timeTicks =
                drawing.isEmpty() ? List.of() : drawing.times().ticks(canvas.columns() - 1, COLUMN_GAP, String::length);
        for (ResumeMark mark : drawing.marks()) {
            mark.times().forEach(time -> marks.add(drawing.times().column(time, canvas.columns())));
        }
        for (int line = 0; line < drawing.lines().size(); line++) {
            draw(line, drawing.lines().get(line).points());
        }
    }

    private void draw(int line, Series points) {
        Series thinned = Thinning.of(points, drawing.times(), canvas.dotColumns());
        int fromColumn = -1;
        int fromRow = -1;
        for (int i = 0; i < thinned.size(); i++) {
            if (Double.isNaN(thinned.values()[i])) {
                fromColumn = -1;
            } else {
                int column = drawing.times().column(thinned.times()[i], canvas.dotColumns());
                int row = row(drawing.values().at(thinned.values()[i]), canvas.dotRows());
                canvas.line(fromColumn < 0 ? column : fromColumn, fromColumn < 0 ? row : fromRow, column, row, line);
                fromColumn = column;
                fromRow = row;
            }
        }
    }

    /** From the top. */
    private static int row(double at, int rows) {
        return rows - 1 - (int) Math.round(at * (rows - 1));
    }

    String text() {
        if (!drawing.heading().isEmpty()) {
            ink.plain(TerminalText.cut(drawing.heading(), form.width())).endLine();
        }
        String[] labels = new String[canvas.rows()];
        valueTicks.forEach(tick -> labels[row(tick.at(), canvas.rows())] = tick.label());
        Letters letters = form.isUnicode() ? Letters.on(canvas, drawing.lines().size()) : Letters.on(canvas, 1);
        for (int row = 0; row < canvas.rows(); row++) {
            String label = labels[row];
            ink.plain(TerminalText.alignedRight(label == null ? "" : label, labelWidth))
                    .plain(" " + (label == null ? glyphs.side() : glyphs.sideTick()));
            row(row, letters);
            ink.endLine();
        }
        axis();
        for (TextLegend.Entry entry : legend) {
            ink.coloured(entry.sign(), entry.line())
                    .plain(entry.sign().isEmpty() ? entry.text() : " " + entry.text())
                    .endLine();
        }
        return ink.text();
    }

    private void row(int row, Letters letters) {
        int message = drawing.isEmpty() && row == canvas.rows() / 2 ? (canvas.columns() - EMPTY.length()) / 2 : -1;
        for (int column = 0; column < canvas.columns(); column++) {
            int drawer = canvas.drawer(column, row);
            char letter = letters.at(column, row);
            if (message >= 0 && column >= message && column < message + EMPTY.length()) {
                ink.plain(EMPTY.substring(column - message, column - message + 1));
            } else if (drawer == Canvas.NOBODY) {
                ink.plain(marks.contains(column) ? String.valueOf(glyphs.markAbove()) : " ");
            } else {
                ink.coloured(String.valueOf(letter == Letters.NONE ? sign(column, row, drawer) : letter), drawer);
            }
        }
    }

    /** In ASCII each curve is drawn in its letter. */
    private char sign(int column, int row, int drawer) {
        return form.isUnicode() || drawing.lines().size() == 1 ? canvas.dots(column, row) : Letters.of(drawer);
    }

    private void axis() {
        char[] floor = new char[canvas.columns()];
        Arrays.fill(floor, glyphs.floor());
        StringBuilder labels = new StringBuilder();
        for (Tick tick : timeTicks) {
            int column = (int) Math.round(tick.at() * (canvas.columns() - 1));
            floor[column] = glyphs.floorTick();
            int begin = labelWidth + 2 + column - tick.label().length() / 2;
            begin = Math.max(0, Math.min(begin, form.width() - tick.label().length()));
            if (labels.length() == 0 || labels.length() < begin) { // the edge may have pushed it into another
                labels.append(" ".repeat(begin - labels.length())).append(tick.label());
            }
        }
        marks.forEach(column -> floor[column] = glyphs.mark());
        ink.plain(" ".repeat(labelWidth + 1) + glyphs.corner() + new String(floor))
                .endLine();
        ink.plain(labels.toString()).endLine();
    }
}
