package io.traininglog.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** What do generations cost who reads through them? */
@BenchmarkMode(Mode.AverageTime)
public class LineageBenchmark extends FilledLog {

    @Param({"1", "10", "100", "1000"})
    public int depth;

    /** Generations that follow one another in time. */
    @Override
    void fill() {
        for (int time = 0; time < steps; time++) {
            if (time > 0 && time % (steps / depth) == 0) {
                log.resume();
            }
            log.stream(time, step.at(time));
        }
        log.drain();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public double get() {
        return log.get(anyTime(Part.ALL), anyKey());
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public double iterate() {
        return log.iterate();
    }
}
