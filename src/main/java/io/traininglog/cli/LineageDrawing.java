package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Draws a tree of logs, a line each. The child with the most logs below it goes straight down from its parent, with the
 * resume point beside the edge; the others branch off to the right, with it on the edge. So a lineage stays a column however
 * long it is, and a tree of n logs is no more than log₂ n branches wide.
 */
final class LineageDrawing {

    private static final String ROOT = "● ";
    private static final String RESUMED = "○ ";

    private final Forest forest;
    private final Function<LogSummary, String> label;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * A log that is still to be drawn.
     *
     * @param above what stands in the line of the edge down to it; empty for a branch
     * @param before what stands before its mark
     * @param left what stands before the marks of those below it
     */
    private record Line(LogSummary log, String above, String before, String left) {}

    private LineageDrawing(Forest forest, Function<LogSummary, String> label) {
        this.forest = forest;
        this.label = label;
    }

    /**
     * The lines of a tree.
     *
     * @param label what stands beside a log
     */
    static List<String> of(Forest forest, LogSummary root, Function<LogSummary, String> label) {
        LineageDrawing drawing = new LineageDrawing(forest, label);
        drawing.draw(root);
        return drawing.lines;
    }

    private void draw(LogSummary root) {
        waiting.push(new Line(root, "", "", ""));
        while (!waiting.isEmpty()) {
            Line line = waiting.pop();
            if (!line.above().isEmpty()) {
                lines.add(line.above());
            }
            lines.add(
                    line.before() + (line.log().uuid().equals(root.uuid()) ? ROOT : RESUMED) + label.apply(line.log()));
            pushChildren(line);
        }
    }

    private void pushChildren(Line parent) {
        List<LogSummary> children = forest.children(parent.log().uuid());
        if (children.isEmpty()) {
            return;
        }
        String left = parent.left();
        LogSummary down = forest.mainChild(parent.log().uuid());
        waiting.push(new Line(down, left + "│ " + edge(down), left, left));
        for (int i = children.size() - 1; i >= 0; i--) {
            LogSummary child = children.get(i);
            if (!child.uuid().equals(down.uuid())) {
                String edge = "─" + edge(child) + "─";
                waiting.push(new Line(child, "", left + "├" + edge, left + "│" + " ".repeat(edge.length())));
            }
        }
    }

    private static String edge(LogSummary log) {
        OptionalLong resumedAt = log.resumedAt();
        if (resumedAt.isEmpty()) {
            return "all";
        }
        return resumedAt.getAsLong() < 0 ? "empty" : Long.toString(resumedAt.getAsLong());
    }
}
