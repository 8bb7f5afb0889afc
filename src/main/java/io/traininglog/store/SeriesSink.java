package io.traininglog.store;

/** Receives one key's cells in ascending order of time, numbers without an object each. */
public interface SeriesSink {

    void number(long time, double value);

    /** A value that is no number. */
    void other(long time);

    void tombstone(long time);

    /** An entry that cannot be read. */
    void damaged(long time, String reason);
}
