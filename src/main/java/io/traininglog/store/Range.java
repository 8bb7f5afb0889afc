package io.traininglog.store;

/** Times from {@code low} to {@code high}, both included, in ascending or descending order. Empty if low > high. */
public record Range(long low, long high, boolean descending) {

    public static final Range ALL = new Range(0, Long.MAX_VALUE, false);

    public static final Range NONE = new Range(1, 0, false);

    public boolean isEmpty() {
        return low > high;
    }

    public boolean contains(long time) {
        return low <= time && time <= high;
    }

    /** The part of this range that lies in the bounds, in this range's order. */
    public Range within(long from, long to) {
        return new Range(Math.max(low, from), Math.min(high, to), descending);
    }

    /** What is left of this range, in its order, when everything up to and including the time has been read. */
    public Range after(long time) {
        if (descending) {
            return new Range(low, time - 1, true); // no time is below 0, so this does not overflow
        }
        return time == Long.MAX_VALUE ? NONE : new Range(time + 1, high, false);
    }

    public Range reversed() {
        return new Range(low, high, !descending);
    }
}
