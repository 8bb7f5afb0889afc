package io.traininglog.benchmarks.questions;

/** What questions are compared by: one table each. */
public enum Group {
    FILE,
    HEAP,
    LINEAGE,
    COLD,
    COMMAND
}
