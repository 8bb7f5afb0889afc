package io.traininglog.chart;

import io.traininglog.Series;
import io.traininglog.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a chart shows, before there is a place for it.
 *
 * @param heading the title and how the values are shown; may be empty
 * @param lines the curves
 * @param unsmoothed the curves as they were; none unless they are shown too
 * @param times the axis of the time
 * @param values the axis of the values
 * @param marks where logs were resumed
 */
record Drawing(
        String heading,
        List<Line> lines,
        List<Series> unsmoothed,
        TimeScale times,
        ValueScale values,
        List<ResumeMark> marks) {

    static Drawing of(
            List<Curve> curves, String title, double smoothing, boolean isLogarithmic, boolean withUnsmoothed) {
        List<Line> lines = curves.stream()
                .map(curve -> Line.of(curve, smoothing, isLogarithmic))
                .toList();
        List<Series> unsmoothed = !withUnsmoothed || smoothing == 0
                ? List.of()
                : curves.stream()
                        .map(curve -> Line.shown(curve.series(), curve.series().values(), isLogarithmic))
                        .toList();
        TimeScale times = times(lines);
        return new Drawing(
                heading(title, smoothing, isLogarithmic),
                lines,
                unsmoothed,
                times,
                values(lines, unsmoothed, isLogarithmic),
                ResumeMark.of(lines, times));
    }

    private static String heading(String title, double smoothing, boolean isLogarithmic) {
        List<String> how = new ArrayList<>();
        if (smoothing > 0) {
            how.add("smoothed " + smoothing);
        }
        if (isLogarithmic) {
            how.add("log scale");
        }
        String behind = String.join(", ", how);
        String text = TerminalText.of(title);
        if (text.isEmpty() || how.isEmpty()) {
            return text + behind;
        }
        return text + " (" + behind + ")";
    }

    /** From the first time with an entry to the last, NaN included: that a run went on as NaN shows. */
    private static TimeScale times(List<Line> lines) {
        long first = Long.MAX_VALUE;
        long last = -1;
        for (Line line : lines) {
            long[] times = line.points().times();
            if (times.length > 0) {
                first = Math.min(first, times[0]);
                last = Math.max(last, times[times.length - 1]);
            }
        }
        return last < 0 ? TimeScale.over(0, 1) : TimeScale.over(first, last);
    }

    private static ValueScale values(List<Line> lines, List<Series> unsmoothed, boolean isLogarithmic) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Stream<Series> all = Stream.concat(lines.stream().map(Line::points), unsmoothed.stream());
        for (Series series : (Iterable<Series>) all::iterator) {
            for (double value : series.values()) {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        if (low > high) {
            return isLogarithmic ? ValueScale.logarithmic(1, 10) : ValueScale.linear(0, 1);
        }
        return isLogarithmic ? ValueScale.logarithmic(low, high) : ValueScale.linear(low, high);
    }

    boolean isEmpty() {
        return lines.stream().allMatch(line -> isAllNaN(line.points().values()));
    }

    private static boolean isAllNaN(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
