package io.traininglog.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.knowm.xchart.XYSeries;

/** Which of a picture's series are in its legend: as many as there is room for. */
final class PictureLegend {

    /** Of a picture's height, at most. */
    private static final double HEIGHT = 0.4;

    /** Of a picture's width: XChart would cut longer ones, and what was left out with them. */
    private static final double WIDTH = 0.44;

    private static final int ROW = 20;
    private static final int LEAST_CHARACTER = 3;

    private final int most;
    private final int width;
    private final List<XYSeries> hidden = new ArrayList<>();
    private int shown;

    PictureLegend(int width, int height) {
        this.width = (int) (width * WIDTH);
        this.most = (int) (height * HEIGHT / ROW);
    }

    /** Its height where it has so many entries, about. */
    int height(int entries) {
        return Math.min(entries, most) * ROW;
    }

    /**
     * Adds an entry, if there is room.
     *
     * @param label of at most so many characters
     */
    void add(XYSeries series, IntFunction<String> label) {
        if (shown < most - 1) {
            show(series, cut(label, width, Fonts.PLAIN));
        } else {
            hidden.add(series);
            hidden.get(0).setShowInLegend(true);
            hidden.get(0)
                    .setLabel(hidden.size() == 1 ? cut(label, width, Fonts.PLAIN) : "and " + hidden.size() + " more");
        }
    }

    private void show(XYSeries series, String label) {
        series.setShowInLegend(true);
        series.setLabel(label);
        shown++;
    }

    /** As much of a text as so many pixels have room for. */
    static String cut(IntFunction<String> label, int pixels, Font font) {
        int characters = Math.max(1, pixels / LEAST_CHARACTER);
        String text = label.apply(characters);
        while (characters > 1 && Fonts.width(text, font) > pixels) {
            characters--;
            text = label.apply(characters);
        }
        return isForXChart(text) ? text : " " + text;
    }

    /** XChart has no place for no text, and hands what is between dollars to a TeX renderer, where there is one. */
    private static boolean isForXChart(String text) {
        return !text.isEmpty() && !(text.startsWith("$") && text.endsWith("$"));
    }
}
