package io.traininglog.benchmarks.questions;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** How long does a step take until it is safe from the death of the process, and until it is on the server's disk? */
public class PostgresStepBenchmark extends StepBenchmark {

    private static final int FEW = 100;

    @Benchmark
    @OperationsPerInvocation(FEW)
    public void flushed() {
        steps(FEW, true);
    }
}
