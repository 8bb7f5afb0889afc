package io.traininglog.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** How long does a row take, among the newest or in old history? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowBenchmark extends FilledLog {

    @Param({"TAIL", "HISTORY"})
    public Part part;

    @Benchmark
    public double row() {
        return log.row(anyTime(part));
    }
}
