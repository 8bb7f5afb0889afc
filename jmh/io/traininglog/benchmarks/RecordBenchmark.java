package io.traininglog.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long does a step take until it is safe from the death of the process? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class RecordBenchmark {

    @Param({"1", "10"})
    public int keys;

    private Map<String, Double> step;
    private long time;

    @Setup(Level.Trial)
    public void prepare() {
        step = new Steps(keys).at(1);
        time = 0;
    }

    @Benchmark
    public void record(EmptyLog log) {
        log.log.record(time++, step);
    }
}
