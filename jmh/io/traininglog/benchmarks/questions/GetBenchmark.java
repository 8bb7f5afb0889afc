package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.questions.FilledLog.Part;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How long does one value take, among the newest or in old history? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class GetBenchmark {

    @Param({"TAIL", "HISTORY"})
    public Part part;

    @Benchmark
    public double get(FilledLog filled) {
        return filled.log.get(filled.anyTime(part), filled.anyKey());
    }
}
