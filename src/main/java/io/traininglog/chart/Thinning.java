package io.traininglog.chart;

import io.traininglog.Series;
import java.util.Arrays;

/** Leaves of each column of a chart the points that show: the first, the least, the greatest and the last. */
final class Thinning {

    private static final int EACH = 4;

    private final Series series;
    private final long[] times;
    private final double[] values;
    private int size;

    private Thinning(Series series, int most) {
        this.series = series;
        this.times = new long[most];
        this.values = new double[most];
    }

    /** The points in their order; between those with a gap between them, the first NaN of the gap. */
    static Series of(Series series, TimeScale scale, int columns) {
        int most = (int) Math.min(series.size(), (EACH + 1L) * columns);
        return new Thinning(series, most).thinned(scale, columns);
    }

    private Series thinned(TimeScale scale, int columns) {
        int gap = -1; // the first NaN since the last number
        int next = 0;
        while (next < series.size()) {
            if (Double.isNaN(series.values()[next])) {
                gap = gap < 0 ? next : gap;
                next++;
            } else {
                if (gap >= 0 && size > 0) {
                    keep(gap);
                }
                gap = -1;
                next = column(next, scale, columns);
            }
        }
        return new Series(series.key(), Arrays.copyOf(times, size), Arrays.copyOf(values, size), series.skipped());
    }

    /** Keeps the points of the column that begins here, and answers where the next one begins. */
    private int column(int first, TimeScale scale, int columns) {
        int column = scale.column(series.times()[first], columns);
        int least = first;
        int greatest = first;
        int last = first;
        int next = first;
        while (next < series.size() && scale.column(series.times()[next], columns) == column) {
            double value = series.values()[next];
            if (!Double.isNaN(value)) {
                least = value < series.values()[least] ? next : least;
                greatest = value > series.values()[greatest] ? next : greatest;
                last = next;
            }
            next++;
        }
        keepEach(first, Math.min(least, greatest), Math.max(least, greatest), last);
        return last + 1;
    }

    /** In ascending order. */
    private void keepEach(int... indices) {
        int before = -1;
        for (int index : indices) {
            if (index > before) {
                keep(index);
            }
            before = index;
        }
    }

    private void keep(int index) {
        times[size] = series.times()[index];
        values[size] = series.values()[index];
        size++;
    }
}
