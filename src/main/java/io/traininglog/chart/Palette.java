package io.traininglog.chart;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * A picture's colours: those of Okabe and Ito, which people who see few colours can tell apart
 * (<a href="https://jfly.uni-koeln.de/color/">Color Universal Design</a>), but for the yellow, which is too pale for a
 * line. Where there are more curves than colours, lines are broken.
 */
final class Palette {

    static final Color TEXT = new Color(0x33, 0x33, 0x33);
    static final Color FRAME = new Color(0x99, 0x99, 0x99);
    static final Color GRID = new Color(0xe8, 0xe8, 0xe8);
    static final Color MARK = new Color(0x66, 0x66, 0x66);

    private static final Color[] CURVES = {
        new Color(0x00, 0x72, 0xb2),
        new Color(0xd5, 0x5e, 0x00),
        new Color(0x00, 0x9e, 0x73),
        new Color(0xcc, 0x79, 0xa7),
        new Color(0xe6, 0x9f, 0x00),
        new Color(0x56, 0xb4, 0xe9),
        new Color(0x00, 0x00, 0x00),
    };

    private static final float[][] DASHES = {null, {9, 4}, {2, 4}, {9, 4, 2, 4}};
    private static final float[] MARK_DASHES = {5, 4};
    private static final double PALE = 0.7;

    private Palette() {}

    static Color curve(int index) {
        return CURVES[index % CURVES.length];
    }

    /** The same, nearly white. */
    static Color pale(Color colour) {
        return new Color(pale(colour.getRed()), pale(colour.getGreen()), pale(colour.getBlue()));
    }

    private static int pale(int part) {
        return (int) Math.round(part + (255 - part) * PALE);
    }

    static BasicStroke stroke(int index, float width) {
        float[] dashes = DASHES[index / CURVES.length % DASHES.length];
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    static BasicStroke line(float width) {
        return new BasicStroke(width);
    }

    static BasicStroke markStroke() {
        return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, MARK_DASHES, 0);
    }
}
