package io.traininglog.benchmarks.contenders;

/** What a contender can be asked; what it cannot, the run leaves out. */
public enum Ability {
    /** A step that is safe from the death of the process when the call returns. */
    STEP,
    /** A single value that is so. */
    VALUE,
    /** A single value that is so, and the answer is the previous one. */
    PUT,
    /** Steps that may be grouped as the contender likes, until it is told to store them all. */
    STREAM,
    /** A whole log at once. */
    BULK,
    /** Single values that may be grouped so. */
    STREAM_VALUES,
    GET,
    ROW,
    SERIES,
    /** A series as a few points that keep its least and greatest value. */
    THIN,
    /** Everything in order of time. */
    ITERATE,
    /** Generations that are resumed from one another. */
    LINEAGE
}
