package io.traininglog.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * The ticks beside both axes. XChart's own are at the same numbers in the usual case, but never end for the greatest and
 * least numbers, and cannot be counted on to name a decade.
 */
final class AxisLabels extends Annotation {

    /** From the axis to its labels, in pixels. */
    static final int GAP = 8;

    private static final int TICK = 4;
    private static final Stroke THIN = new BasicStroke(1);

    private final List<Tick> times;
    private final List<Tick> values;

    AxisLabels(List<Tick> times, List<Tick> values) {
        super(false);
        this.times = times;
        this.values = values;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setStroke(THIN);
        int left = getXAxisScreenValueForMin();
        int bottom = getYAxisScreenValueForMax();
        for (Tick tick : values) {
            int y = getYAxisScreenValue(tick.at());
            TextLayout layout = Fonts.layout(tick.label(), Fonts.PLAIN);
            mark(g, left - TICK, y, left, y);
            text(g, layout, left - GAP - layout.getAdvance(), y + layout.getAscent() * 0.4);
        }
        for (Tick tick : times) {
            int x = getXAxisScreenValue(tick.at());
            TextLayout layout = Fonts.layout(tick.label(), Fonts.PLAIN);
            mark(g, x, bottom, x, bottom + TICK);
            text(g, layout, x - layout.getAdvance() / 2, bottom + GAP + layout.getAscent());
        }
    }

    private static void mark(Graphics2D g, int fromX, int fromY, int toX, int toY) {
        g.setColor(Palette.FRAME);
        g.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    private static void text(Graphics2D g, TextLayout layout, double x, double y) {
        g.setColor(Palette.TEXT);
        g.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, y)));
    }
}
