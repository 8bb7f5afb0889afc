package io.traininglog.chart;

import io.traininglog.Series;
import io.traininglog.terminal.TerminalText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart as XChart draws it. XChart is given every point between 0 and 1, and its own ticks are left out: it so never
 * counts in steps that are too small or too great for it.
 */
final class Picture {

    private static final int DOT = 4;
    private static final int PADDING = 12;
    private static final double CONTENT = 0.96;
    private static final double BEYOND = 0.1;
    private static final int LEGEND_PADDING = 7;
    private static final int LEGEND_LINE = 28;
    private static final int TIME_LABELS = 30;
    private static final int LABEL_HEIGHT = 12;

    private final Drawing drawing;
    private final XYChart chart;
    private final PictureLegend legend;
    private final int width;
    private final int height;
    private final int columns;
    private int series;

    Picture(Drawing drawing, PictureSize size) {
        this.drawing = drawing;
        this.width = size.width();
        this.height = size.height();
        chart = new XYChart(width, height);
        legend = new PictureLegend(width, height);
        List<Tick> values = drawing.isEmpty()
                ? List.of()
                : drawing.values().ticks(plotHeight(), LABEL_HEIGHT * 2.0, label -> LABEL_HEIGHT);
        double labelWidth = values.stream()
                .mapToDouble(tick -> Fonts.width(tick.label(), Fonts.PLAIN))
                .reduce(0, Math::max);
        int left = (int) Math.ceil(labelWidth) + AxisLabels.GAP + PADDING;
        columns = (int) ((width - left - PADDING) * CONTENT);
        List<Tick> times =
                drawing.isEmpty() ? List.of() : drawing.times().ticks(columns, LABEL_HEIGHT * 2.0, Picture::width);
        style(left);
        values.forEach(tick -> grid(-BEYOND, tick.at(), 1 + BEYOND, tick.at()));
        times.forEach(tick -> grid(tick.at(), -BEYOND, tick.at(), 1 + BEYOND));
        curves();
        marks();
        chart.addAnnotation(new AxisLabels(times, values));
        if (drawing.isEmpty()) {
            chart.addAnnotation(new AnnotationText("no points", 0.5, 0.5, false));
        }
    }

    private static double width(String label) {
        return Fonts.width(label, Fonts.PLAIN);
    }

    /** About. */
    private double plotHeight() {
        int entries = drawing.lines().size() + drawing.marks().size();
        return height - legend.height(entries) - TIME_LABELS - 6.0 * PADDING;
    }

    private void style(int left) {
        if (!drawing.heading().isEmpty()) {
            chart.setTitle(PictureLegend.cut(
                    most -> TerminalText.cut(drawing.heading(), most), width - left - 2 * PADDING, Fonts.HEADING));
        }
        chart.setXAxisTitle("time");
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        styler.setAxisTicksVisible(false)
                .setPlotGridLinesVisible(false)
                .setPlotMargin(0)
                .setAxisTitleFont(Fonts.PLAIN)
                .setAxisTitlePadding(TIME_LABELS);
        styler.setPlotContentSize(CONTENT)
                .setYAxisLeftWidthHint(left)
                .setChartPadding(PADDING)
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(Palette.TEXT)
                .setChartTitleFont(Fonts.HEADING)
                .setChartTitleBoxVisible(false)
                .setChartTitlePadding(8)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderColor(Palette.FRAME)
                .setAnnotationTextFont(Fonts.PLAIN)
                .setAnnotationTextFontColor(Palette.TEXT)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Vertical)
                .setLegendFont(Fonts.PLAIN)
                .setLegendBorderColor(Color.WHITE)
                .setMarkerSize(DOT)
                .setLegendPadding(LEGEND_PADDING)
                .setLegendSeriesLineLength(LEGEND_LINE);
    }

    private void grid(double fromX, double fromY, double toX, double toY) {
        add(new double[] {fromX, toX}, new double[] {fromY, toY}, Palette.GRID, Palette.line(1));
    }

    private XYSeries add(double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries added = chart.addSeries(String.valueOf(series++), x, y);
        added.setMarker(SeriesMarkers.NONE);
        added.setShowInLegend(false);
        added.setLineColor(colour);
        added.setMarkerColor(colour); // though it has none: a change of colour would part a line
        added.setLineStyle(stroke);
        return added;
    }

    /** The curves as they were lie below all smoothed ones. */
    private void curves() {
        for (int i = 0; i < drawing.unsmoothed().size(); i++) {
            curve(drawing.unsmoothed().get(i), Palette.pale(Palette.curve(i)), Palette.line(1.3f));
        }
        float thickness = drawing.unsmoothed().isEmpty() ? 1.2f : 1.8f;
        for (int i = 0; i < drawing.lines().size(); i++) {
            Line line = drawing.lines().get(i);
            XYSeries added = curve(line.points(), Palette.curve(i), Palette.stroke(i, thickness));
            legend.add(added, line::label);
        }
    }

    private XYSeries curve(Series points, Color colour, BasicStroke stroke) {
        Series thinned = Thinning.of(points, drawing.times(), columns);
        double[] x = new double[thinned.size() + 1];
        double[] y = new double[thinned.size() + 1];
        for (int i = 0; i < thinned.size(); i++) {
            x[i] = drawing.times().at(thinned.times()[i]);
            y[i] = Double.isNaN(thinned.values()[i])
                    ? Double.NaN
                    : drawing.values().at(thinned.values()[i]);
        }
        y[thinned.size()] = Double.NaN; // XChart takes no curve without points
        dots(x, y, colour);
        return add(x, y, colour, stroke);
    }

    /** Of a point between two gaps there is no line to see. */
    private void dots(double[] x, double[] y, Color colour) {
        int[] alone = IntStream.range(0, y.length)
                .filter(i -> !Double.isNaN(y[i]) && isGap(y, i - 1) && isGap(y, i + 1))
                .toArray();
        if (alone.length > 0) {
            double[] dotsX = IntStream.of(alone).mapToDouble(i -> x[i]).toArray();
            double[] dotsY = IntStream.of(alone).mapToDouble(i -> y[i]).toArray();
            add(dotsX, dotsY, colour, SeriesLines.NONE).setMarker(SeriesMarkers.CIRCLE);
        }
    }

    private static boolean isGap(double[] values, int index) {
        return index < 0 || index >= values.length || Double.isNaN(values[index]);
    }

    /** Those that not all curves have in the colour of the first that has them. */
    private void marks() {
        for (ResumeMark mark : drawing.marks()) {
            Color colour =
                    mark.isOfAll() ? Palette.MARK : Palette.curve(mark.lines().get(0));
            for (long time : mark.times()) {
                double x = drawing.times().at(time);
                XYSeries added =
                        add(new double[] {x, x}, new double[] {-BEYOND, 1 + BEYOND}, colour, Palette.markStroke());
                if (time == mark.times().get(0)) {
                    legend.add(added, columns -> TerminalText.cut(mark.label(), columns));
                }
            }
        }
    }

    void write(PictureFormat format, OutputStream out) throws IOException {
        if (format == PictureFormat.SVG) {
            SvgFile.write(chart, out);
        } else {
            PngFile.write(chart, out);
        }
    }
}
