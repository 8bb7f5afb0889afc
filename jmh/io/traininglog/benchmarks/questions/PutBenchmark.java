package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.questions.FilledLog.Part;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How long does a put into the newest rows take, which answers the previous value? Asked in bursts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class PutBenchmark {

    private static final int BURST = 1_000;

    @Setup(Level.Invocation)
    public void pause(FilledLog filled) {
        filled.log.rest();
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void put(FilledLog filled, Blackhole previous) {
        for (int i = 0; i < BURST; i++) {
            previous.consume(filled.log.put(filled.anyTime(Part.TAIL), filled.anyKey(), 0.5 * i));
        }
    }
}
