package io.traininglog.chart;

/**
 * How great a picture is.
 *
 * @param width in pixels, from {@value #LEAST} to {@value #GREATEST}
 * @param height in pixels, likewise
 */
public record PictureSize(int width, int height) {

    public static final int LEAST = 200;
    public static final int GREATEST = 5_000;

    public PictureSize {
        if (isOut(width) || isOut(height)) {
            throw new IllegalArgumentException("a picture is from " + LEAST + " to " + GREATEST
                    + " pixels wide and high, not " + width + " and " + height);
        }
    }

    private static boolean isOut(int pixels) {
        return pixels < LEAST || pixels > GREATEST;
    }
}
