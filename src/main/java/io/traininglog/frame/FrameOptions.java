package io.traininglog.frame;

import io.traininglog.SeriesOptions;
import java.util.HashSet;
import java.util.List;

/**
 * What of a log comes into a data frame.
 *
 * <p>Immutable: {@code FrameOptions.all().keys("train_cost").from(1_000).segments()}.
 *
 * @param keys in their order; empty: all that the logs have, in the natural order of strings
 * @param from the first time, included
 * @param to the last time, included
 * @param maxPoints at most so many of each key's points of each log
 * @param hasSegments whether there is a column {@code segment}
 */
public record FrameOptions(List<String> keys, long from, long to, int maxPoints, boolean hasSegments) {

    private static final FrameOptions ALL = new FrameOptions(List.of(), 0, Long.MAX_VALUE, Integer.MAX_VALUE, false);

    public FrameOptions {
        keys = List.copyOf(keys);
        HashSet<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException("the key '" + key + "' is given twice");
            }
        }
        // The same rules, and the same messages
        SeriesOptions.all().from(from).to(to).atMost(maxPoints);
    }

    /** Everything, without segments. */
    public static FrameOptions all() {
        return ALL;
    }

    /**
     * These options, but these keys, in this order. A key that no log has is a column of nulls.
     *
     * @throws IllegalArgumentException if a key is given twice
     */
    public FrameOptions keys(String... keys) {
        return new FrameOptions(List.of(keys), from, to, maxPoints, hasSegments);
    }

    /** These options, but from this time on. */
    public FrameOptions from(long time) {
        return new FrameOptions(keys, time, to, maxPoints, hasSegments);
    }

    /** These options, but up to and including this time. */
    public FrameOptions to(long time) {
        return new FrameOptions(keys, from, time, maxPoints, hasSegments);
    }

    /**
     * These options, but numbers alone, and of each key of each log those that {@link SeriesOptions#atMost} keeps, as
     * {@code Double}. The rows are the times at which any of them is; a key has null at the times of the others.
     *
     * @param points ≥ 2
     * @throws IllegalArgumentException if there are fewer
     */
    public FrameOptions atMost(int points) {
        return new FrameOptions(keys, from, to, points, hasSegments);
    }

    /**
     * These options, and a column {@code segment}: the UUID, in 32 digits, of the log of the lineage in whose times the row
     * is. Times up to a resume point are the ancestor's, later ones the log's own, whoever wrote last what they show. It is
     * null where that is not known: Blocks kept no resume points.
     */
    public FrameOptions segments() {
        return new FrameOptions(keys, from, to, maxPoints, true);
    }
}
