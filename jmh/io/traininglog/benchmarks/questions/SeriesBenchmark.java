package io.traininglog.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** How long does one key's whole history take, in full or in so many points as a chart is wide? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SeriesBenchmark extends FilledLog {

    private static final int POINTS = 2_000;

    @Benchmark
    public double series() {
        return log.series(anyKey());
    }

    @Benchmark
    public double thinned() {
        return log.thinned(anyKey(), steps, POINTS);
    }
}
