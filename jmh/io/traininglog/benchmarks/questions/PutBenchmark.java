package io.traininglog.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long does a put into the newest rows take, which answers the previous value? Asked in bursts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PutBenchmark extends FilledLog {

    private static final int BURST = 1_000;

    @Setup(Level.Invocation)
    public void pause() {
        log.rest();
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void put(Blackhole previous) {
        for (int i = 0; i < BURST; i++) {
            previous.consume(log.put(anyTime(Part.TAIL), anyKey(), 0.5 * i));
        }
    }
}
