package io.traininglog;

/**
 * The numeric entries of one key in ascending order of time: {@code values()[i]} was put at {@code times()[i]}.
 *
 * <p>Integers are given as the nearest double (exact up to 2^53). The arrays belong to the caller.
 *
 * @param key what was measured
 * @param times iterations done
 * @param values the values, NaN and infinities included; as many as times
 * @param skipped how many entries of this key and range are no numbers and were left out
 */
@SuppressWarnings("ArrayRecordComponent") // a result that the caller owns
public record Series(String key, long[] times, double[] values, long skipped) {

    /** How many points there are. */
    public int size() {
        return times.length;
    }

    public boolean isEmpty() {
        return times.length == 0;
    }

    @Override
    public String toString() {
        return "Series[" + key + ", " + size() + " points, " + skipped + " skipped]";
    }
}
