package io.traininglog.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** The pixels of a picture's plot, which is what its frame surrounds. */
final class Pixels {

    static final Color BLUE = new Color(0x0072b2);
    static final Color ORANGE = new Color(0xd55e00);
    static final Color MARK = new Color(0x666666);

    private static final int FRAME = 0x999999;

    private final BufferedImage image;
    private final List<Integer> frameColumns;
    private final List<Integer> frameRows;

    private Pixels(BufferedImage image) {
        this.image = image;
        frameColumns =
                where(image.getWidth(), x -> count(image.getHeight(), y -> at(x, y) == FRAME) > image.getHeight() / 3);
        frameRows =
                where(image.getHeight(), y -> count(image.getWidth(), x -> at(x, y) == FRAME) > image.getWidth() / 2);
    }

    static Pixels of(Path file) throws IOException {
        return new Pixels(ImageIO.read(file.toFile()));
    }

    private static List<Integer> where(int end, IntPredicate predicate) {
        return IntStream.range(0, end).filter(predicate).boxed().toList();
    }

    private static long count(int end, IntPredicate predicate) {
        return IntStream.range(0, end).filter(predicate).count();
    }

    BufferedImage image() {
        return image;
    }

    private int at(int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    int top() {
        return frameRows.get(0) + 1;
    }

    int bottom() {
        return frameRows.get(frameRows.size() - 1);
    }

    int height() {
        return bottom() - top();
    }

    /** Whether a pixel is of a colour, or at the edge of something that is: at least half of it covered. */
    private boolean is(Color colour, int x, int y) {
        Color pixel = new Color(at(x, y));
        double share = (255.0 - Math.min(Math.min(pixel.getRed(), pixel.getGreen()), pixel.getBlue()))
                / (255 - Math.min(Math.min(colour.getRed(), colour.getGreen()), colour.getBlue()));
        return share > 0.5
                && isMixed(pixel.getRed(), colour.getRed(), share)
                && isMixed(pixel.getGreen(), colour.getGreen(), share)
                && isMixed(pixel.getBlue(), colour.getBlue(), share);
    }

    private static boolean isMixed(int part, int whole, double share) {
        return Math.abs(part - (255 - share * (255 - whole))) < 12;
    }

    /** Where a colour is in a column of the plot: the mean of the rows. */
    double row(int x, Color colour) {
        return IntStream.range(top(), bottom())
                .filter(y -> is(colour, x, y))
                .average()
                .orElseThrow();
    }

    /** How many pixels of the plot have a colour in a column. */
    long count(int x, Color colour) {
        return IntStream.range(top(), bottom()).filter(y -> is(colour, x, y)).count();
    }

    /** The columns of the plot that have a colour. */
    List<Integer> columns(Color colour) {
        return IntStream.range(frameColumns.get(0) + 1, frameColumns.get(frameColumns.size() - 1))
                .filter(x -> count(x, colour) > 0)
                .boxed()
                .toList();
    }

    /** How many pixels of the plot are neither white nor grey. */
    long coloured() {
        return IntStream.range(frameColumns.get(0) + 1, frameColumns.get(frameColumns.size() - 1))
                .mapToLong(x -> count(image.getHeight(), y -> y >= top() && y < bottom() && isColoured(at(x, y))))
                .sum();
    }

    private static boolean isColoured(int rgb) {
        Color pixel = new Color(rgb);
        return Math.abs(pixel.getRed() - pixel.getBlue()) > 20;
    }
}
