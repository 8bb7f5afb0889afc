package io.traininglog.chart;

/**
 * How a chart in a terminal looks.
 *
 * @param width of the whole, in columns, from 30 to 2000
 * @param height of the whole, in lines, from 8 to 2000
 * @param isUnicode whether it is drawn in braille's dots and box characters, or in ASCII alone
 * @param hasColours whether curves have ANSI colours; they have letters where there are several
 */
public record TextForm(int width, int height, boolean isUnicode, boolean hasColours) {

    public static final int LEAST_WIDTH = 30;
    public static final int LEAST_HEIGHT = 8;
    private static final int MOST = 2_000;

    public TextForm {
        if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
            throw new IllegalArgumentException("a chart needs " + LEAST_WIDTH + " columns and " + LEAST_HEIGHT
                    + " lines, and has " + width + " and " + height);
        } else if (width > MOST || height > MOST) {
            throw new IllegalArgumentException(
                    "a chart has at most " + MOST + " columns and lines, not " + width + " and " + height);
        }
    }
}
