package io.traininglog.store;

/** Receives one key's cells in ascending order of time, numbers without an object each. */
public interface SeriesSink {

    void number(long time, double value);

    /** An entry that is no number, or is damaged. */
    void other(long time);

    void tombstone(long time);
}
