package io.traininglog.chart;

import io.traininglog.Series;
import io.traininglog.StorageException;
import io.traininglog.export.ReplacedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Curves over the time, in a terminal or as a picture.
 *
 * <p>Immutable: {@code Chart.of(curves).title("train_cost").smoothing(0.9)}. Safe for threads as long as nobody changes the
 * arrays of the curves' series.
 *
 * <p>Where there are more points than columns, the first, the least, the greatest and the last of each column are drawn, so
 * that no spike is lost. A curve has a gap where it is NaN or infinite, or not above 0 on a logarithmic axis; the legend
 * says how many such values there are. Names are shown as text, whatever is in them: control characters are spelled out.
 */
public final class Chart {

    private final List<Curve> curves;
    private final String title;
    private final double smoothing;
    private final boolean isLogarithmic;

    private Chart(List<Curve> curves, String title, double smoothing, boolean isLogarithmic) {
        this.curves = List.copyOf(curves);
        this.title = title;
        this.smoothing = smoothing;
        this.isLogarithmic = isLogarithmic;
    }

    /** A chart of these curves, in this order. */
    public static Chart of(List<Curve> curves) {
        return new Chart(curves, "", 0, false);
    }

    /** A chart of these curves, in this order. */
    public static Chart of(Curve... curves) {
        return of(List.of(curves));
    }

    /** This chart, but of these curves. */
    public Chart curves(List<Curve> others) {
        return new Chart(others, title, smoothing, isLogarithmic);
    }

    /** This chart with a title; it has none unless set. */
    public Chart title(String text) {
        return new Chart(curves, text, smoothing, isLogarithmic);
    }

    /**
     * This chart with smoothed curves, as TensorBoard smooths them: an exponential moving average, corrected for its
     * beginning at 0. NaN and infinite values stay what they are and count for nothing. A picture has the curves as they
     * were, paler, behind them.
     *
     * @param weight of what came before, from 0, which smooths nothing, to below 1
     * @throws IllegalArgumentException if it is not
     */
    public Chart smoothing(double weight) {
        return new Chart(curves, title, Smoothing.check(weight), isLogarithmic);
    }

    /** This chart with a logarithmic axis for the values. */
    public Chart logarithmic() {
        return new Chart(curves, title, smoothing, true);
    }

    /** The chart in characters, each line with a line end. */
    public String text(TextForm form) {
        return new TextChart(drawing(false), form).text();
    }

    /**
     * The chart as a picture, in the format that the file's extension names: it is written beside the target, forced to
     * disk and renamed, so that it is there as a whole or not at all. The same chart has the same bytes, on one machine
     * with one Java runtime. No display is needed.
     *
     * @throws IllegalArgumentException if the extension names no {@link PictureFormat}
     * @throws StorageException if the file cannot be written
     * @throws io.traininglog.MissingArtifactException if XChart, or the Java runtime's part that draws, is not there
     */
    public void write(Path target, PictureSize size) {
        PictureFormat format = PictureFormat.of(target);
        PictureRuntime.require(format);
        try {
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            new Picture(drawing(true), size).write(format, picture);
            ReplacedFile.write(target, picture::writeTo);
        } catch (IOException e) {
            throw ReplacedFile.failure("the picture " + target, e);
        }
    }

    /**
     * The points that are drawn where there is room for so many columns, curve by curve: at most four for a column,
     * smoothed where the chart is, with a NaN for each gap between them.
     *
     * @param columns ≥ 1
     */
    public List<Series> points(int columns) {
        Drawing drawing = drawing(false);
        return drawing.lines().stream()
                .map(line -> Thinning.of(line.points(), drawing.times(), columns))
                .toList();
    }

    private Drawing drawing(boolean withUnsmoothed) {
        return Drawing.of(curves, title, smoothing, isLogarithmic, withUnsmoothed);
    }
}
