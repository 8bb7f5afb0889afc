package io.traininglog;

import io.traininglog.store.Range;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a view on rows, in the words of {@link java.util.NavigableMap}: which times it holds, in which order,
 * and which bounds its own parts may have.
 *
 * @param low the lower end as it was asked for; null for none
 * @param high the upper end as it was asked for; null for none
 * @param range the times within
 */
record Bounds(@Nullable Long low, @Nullable Long high, Range range) {

    static final Bounds NONE = new Bounds(null, null, Range.ALL);

    Bounds reversed() {
        return new Bounds(low, high, range.reversed());
    }

    /** Throws if a row of this time cannot be put into the view. */
    void check(long time) {
        if (!range.contains(time)) {
            throw new IllegalArgumentException("time " + time + " is outside of this view, " + this);
        }
    }

    Bounds sub(Long from, boolean fromInclusive, Long to, boolean toInclusive) {
        boolean inOrder = range.descending() ? from >= to : from <= to;
        if (!inOrder) {
            throw new IllegalArgumentException("from " + from + " comes after to " + to + " in this view's order");
        }
        checkBound(from, fromInclusive);
        checkBound(to, toInclusive);
        return tailOf(headOf(this, to, toInclusive), from, fromInclusive);
    }

    Bounds head(Long to, boolean inclusive) {
        checkBound(Objects.requireNonNull(to, "time"), inclusive);
        return headOf(this, to, inclusive);
    }

    Bounds tail(Long from, boolean inclusive) {
        checkBound(Objects.requireNonNull(from, "time"), inclusive);
        return tailOf(this, from, inclusive);
    }

    private static Bounds tailOf(Bounds bounds, Long time, boolean inclusive) {
        return bounds.range.descending() ? bounds.cutHigh(time, inclusive) : bounds.cutLow(time, inclusive);
    }

    private static Bounds headOf(Bounds bounds, Long time, boolean inclusive) {
        return bounds.range.descending() ? bounds.cutLow(time, inclusive) : bounds.cutHigh(time, inclusive);
    }

    private Bounds cutLow(Long bound, boolean inclusive) {
        return new Bounds(bound, high, within(range, bound, inclusive));
    }

    private Bounds cutHigh(Long bound, boolean inclusive) {
        return new Bounds(low, bound, upTo(range, bound, inclusive));
    }

    private void checkBound(long bound, boolean inclusive) {
        boolean inside =
                range.contains(bound) || (low == null && bound < range.low()) || (high == null && bound > range.high());
        boolean onEnd = !inclusive && (Objects.equals(low, bound) || Objects.equals(high, bound));
        if (!inside && !onEnd) {
            throw new IllegalArgumentException("time " + bound + " is outside of this view, " + this);
        }
    }

    /** What comes before this time in the view's order, from it backwards. */
    Range before(Long time, boolean inclusive) {
        return (range.descending() ? within(range, time, inclusive) : upTo(range, time, inclusive)).reversed();
    }

    /** What comes after this time in the view's order. */
    Range from(Long time, boolean inclusive) {
        return range.descending() ? upTo(range, time, inclusive) : within(range, time, inclusive);
    }

    private static Range within(Range range, long low, boolean inclusive) {
        if (!inclusive && low == Long.MAX_VALUE) {
            return Range.NONE;
        }
        return range.within(inclusive ? low : low + 1, Long.MAX_VALUE);
    }

    private static Range upTo(Range range, long high, boolean inclusive) {
        if (!inclusive && high == Long.MIN_VALUE) {
            return Range.NONE;
        }
        return range.within(Long.MIN_VALUE, inclusive ? high : high - 1);
    }

    @Override
    public String toString() {
        return "from " + (low == null ? "the first" : low) + " to " + (high == null ? "the last" : high);
    }
}
