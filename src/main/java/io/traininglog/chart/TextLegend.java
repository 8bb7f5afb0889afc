package io.traininglog.chart;

import io.traininglog.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands below a chart in a terminal: a line for each curve, and one for what was resumed alike. */
final class TextLegend {

    private final Drawing drawing;
    private final Glyphs glyphs;
    private final int width;

    TextLegend(Drawing drawing, Glyphs glyphs, int width) {
        this.drawing = drawing;
        this.glyphs = glyphs;
        this.width = width;
    }

    /**
     * A line of the legend.
     *
     * @param line whose colour the sign has; {@link Canvas#NOBODY} for none
     * @param sign that stands for it in the chart
     */
    record Entry(int line, String sign, String text) {}

    /** As many as there is room for, with the number of the others. */
    List<Entry> entries(int most) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < drawing.lines().size(); i++) {
            String sign = drawing.lines().size() == 1 ? glyphs.sample() : String.valueOf(Letters.of(i));
            all.add(new Entry(i, sign, drawing.lines().get(i).label(width - sign.length() - 1)));
        }
        for (ResumeMark mark : drawing.marks()) {
            String sign = String.valueOf(glyphs.mark());
            all.add(new Entry(
                    Canvas.NOBODY, sign, TerminalText.cut(owners(mark) + mark.label(), width - sign.length() - 1)));
        }
        if (all.size() <= most) {
            return all;
        }
        List<Entry> some = new ArrayList<>(all.subList(0, most - 1));
        some.add(new Entry(Canvas.NOBODY, "", "and " + (all.size() - most + 1) + " more"));
        return some;
    }

    private String owners(ResumeMark mark) {
        if (mark.isOfAll()) {
            return "";
        }
        return mark.lines().stream().map(line -> Letters.of(line) + " ").collect(Collectors.joining());
    }
}
