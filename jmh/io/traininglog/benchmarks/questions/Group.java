package io.traininglog.benchmarks.questions;

/** What questions are compared by: one table each. */
public enum Group {
    FILE,
    SERVER,
    HEAP,
    LINEAGE,
    COLD,
    COMMAND
}
