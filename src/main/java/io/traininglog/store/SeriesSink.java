package io.traininglog.store;

/** Receives one key's cells in ascending order of time, numbers without an object each. */
public interface SeriesSink {

    void number(long time, double value);

    /**
     * One or several numbers at once: as {@link #number} for each.
     *
     * @param times the times of the numbers at the same places; like these not to be changed, nor kept
     * @param from the place of the first
     * @param to the place after the last
     */
    default void numbers(long[] times, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            number(times[i], values[i]);
        }
    }

    /** An entry that is no number, or is damaged. */
    void other(long time);

    void tombstone(long time);
}
