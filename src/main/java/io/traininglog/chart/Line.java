package io.traininglog.chart;

import io.traininglog.Series;
import io.traininglog.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a curve can be drawn.
 *
 * @param name that no terminal acts on
 * @param points NaN where there is nothing to show
 * @param remarks on what is not shown
 * @param resumedAt the last times before a log took over from another
 */
record Line(String name, Series points, List<String> remarks, List<Long> resumedAt) {

    static Line of(Curve curve, double smoothing, boolean isLogarithmic) {
        Series series = curve.series();
        double[] values = Smoothing.of(series.values(), smoothing);
        return new Line(
                TerminalText.of(curve.name()),
                shown(series, values, isLogarithmic),
                remarks(series, values, isLogarithmic),
                curve.resumedAt());
    }

    /** With a NaN for what has no place on the axis. */
    static Series shown(Series series, double[] values, boolean isLogarithmic) {
        double[] shown = values.clone();
        for (int i = 0; i < shown.length; i++) {
            if (!isShown(shown[i], isLogarithmic)) {
                shown[i] = Double.NaN;
            }
        }
        return new Series(series.key(), series.times(), shown, series.skipped());
    }

    private static boolean isShown(double value, boolean isLogarithmic) {
        return Double.isFinite(value) && (value > 0 || !isLogarithmic);
    }

    private static List<String> remarks(Series series, double[] values, boolean isLogarithmic) {
        int nans = 0;
        int infinities = 0;
        int notPositive = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                nans++;
            } else if (Double.isInfinite(value)) {
                infinities++;
            } else if (!isShown(value, isLogarithmic)) {
                notPositive++;
            }
        }
        List<String> remarks = new ArrayList<>();
        if (values.length == 0) {
            remarks.add("no points");
        }
        addCount(remarks, nans, "NaN");
        addCount(remarks, infinities, "infinite");
        addCount(remarks, notPositive, "not above 0");
        addCount(remarks, series.skipped(), "not a number");
        return remarks;
    }

    private static void addCount(List<String> remarks, long count, String what) {
        if (count > 0) {
            remarks.add(count + " " + what);
        }
    }

    /** The name and the remarks, as long as it may be: the remarks stay. */
    String label(int columns) {
        String behind = remarks.isEmpty() ? "" : ": " + String.join(", ", remarks);
        return TerminalText.cut(name, Math.max(1, columns - behind.length())) + behind;
    }
}
