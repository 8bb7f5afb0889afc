package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.questions.FilledLog.Part;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What do generations cost who reads through them? */
@BenchmarkMode(Mode.AverageTime)
public class LineageBenchmark {

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public double get(LineageLog inherited) {
        return inherited.log.get(inherited.anyTime(Part.ALL), inherited.anyKey());
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public double iterate(LineageLog inherited) {
        return inherited.log.iterate();
    }
}
