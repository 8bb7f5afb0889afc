package io.traininglog.benchmarks.questions;

import org.openjdk.jmh.annotations.Benchmark;

/** How long does a whole run take until the server has it, logged or brought there as one? */
public class PostgresBulkBenchmark extends BulkBenchmark {

    @Benchmark
    public void imported() {
        log.bulk(steps, step);
    }
}
