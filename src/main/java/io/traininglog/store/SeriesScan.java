package io.traininglog.store;

/** One key's cells in one consistent state of the database, to be gone through once or several times. */
@FunctionalInterface
public interface SeriesScan {

    /** Hands them to the sink in ascending order of time. */
    void into(SeriesSink sink);
}
