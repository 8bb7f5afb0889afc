package io.traininglog;

/**
 * Which part of a series to read, and how finely.
 *
 * <p>Immutable: {@code SeriesOptions.all().from(1_000).atMost(2_000)}.
 *
 * @param from the first time, included
 * @param to the last time, included
 * @param maxPoints at most so many points
 */
public record SeriesOptions(long from, long to, int maxPoints) {

    private static final SeriesOptions ALL = new SeriesOptions(0, Long.MAX_VALUE, Integer.MAX_VALUE);

    public SeriesOptions {
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("time must be a non-negative integer, not from " + from + " to " + to);
        }
        if (maxPoints < 2) {
            throw new IllegalArgumentException("a series cannot be shown in fewer than 2 points, not in " + maxPoints);
        }
    }

    /** Everything. */
    public static SeriesOptions all() {
        return ALL;
    }

    /** These options, but from this time on. */
    public SeriesOptions from(long time) {
        return new SeriesOptions(time, to, maxPoints);
    }

    /** These options, but up to and including this time. */
    public SeriesOptions to(long time) {
        return new SeriesOptions(from, time, maxPoints);
    }

    /**
     * These options, but at most so many points: the first, the last, and of each of the buckets between them, which
     * hold equally many points, the least, the greatest and a NaN if there is one. They are points of the series, each
     * once and in order of time.
     *
     * <p>From 5 points on, and from 4 on where no NaN is between the ends, the least and the greatest number of the
     * series and a NaN of it are so among them. In 3 or 4 points are the first, the last, and as much as there is room
     * for of what these two do not show: a NaN before the greatest before the least. 2 points are the first and the
     * last.
     *
     * @param points ≥ 2
     * @throws IllegalArgumentException if there are fewer
     */
    public SeriesOptions atMost(int points) {
        return new SeriesOptions(from, to, points);
    }
}
