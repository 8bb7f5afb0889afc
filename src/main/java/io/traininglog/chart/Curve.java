package io.traininglog.chart;

import io.traininglog.Series;
import java.util.List;
import java.util.Objects;

/**
 * One line of a chart.
 *
 * <p>The series is not copied: it must not be changed while a chart has it.
 *
 * @param name what the legend calls it
 * @param series its points, all of them: what is smoothed must not be thinned before
 * @param resumedAt the last times before a log took over from the one that it was resumed from, each once, in ascending
 *     order
 */
public record Curve(String name, Series series, List<Long> resumedAt) {

    public Curve {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(series, "series");
        resumedAt = resumedAt.stream().distinct().sorted().toList();
    }

    /** The curve of a log that was not resumed. */
    public static Curve of(String name, Series series) {
        return new Curve(name, series, List.of());
    }
}
