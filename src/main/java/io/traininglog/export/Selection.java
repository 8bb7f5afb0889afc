package io.traininglog.export;

import java.util.HashSet;
import java.util.List;

/**
 * What of a log is written.
 *
 * <p>Immutable: {@code Selection.all().keys("train_cost").from(1_000)}.
 *
 * @param keys in their order; empty: all that the log has, in the natural order of strings
 * @param from the first time, included
 * @param to the last time, included
 */
public record Selection(List<String> keys, long from, long to) {

    private static final Selection ALL = new Selection(List.of(), 0, Long.MAX_VALUE);

    public Selection {
        keys = List.copyOf(keys);
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException("a key is given twice in " + keys);
        }
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("time must be a non-negative integer, not from " + from + " to " + to);
        }
    }

    /** Everything. */
    public static Selection all() {
        return ALL;
    }

    /** This selection, but of these keys, in this order. */
    public Selection keys(String... keys) {
        return new Selection(List.of(keys), from, to);
    }

    /** This selection, but from this time on. */
    public Selection from(long time) {
        return new Selection(keys, time, to);
    }

    /** This selection, but up to and including this time. */
    public Selection to(long time) {
        return new Selection(keys, from, time);
    }
}
