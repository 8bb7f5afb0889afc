package io.traininglog.benchmarks.questions;

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

/** How long does a step, or a single value, take until it is safe from the death of the process? Asked in bursts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class StepBenchmark {

    private static final int BURST = 2_000;

    private long time;

    @Setup(Level.Invocation)
    public void pause(OpenedLog opened) {
        opened.log.rest();
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void step(OpenedLog opened) {
        for (int i = 0; i < BURST; i++) {
            opened.log.step(time, opened.step.at(time));
            time++;
        }
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void value(OpenedLog opened) {
        for (int i = 0; i < BURST; i++) {
            int key = i % opened.keys;
            opened.log.value(time, opened.step.key(key), 0.5 * i);
            if (key == opened.keys - 1) {
                time++;
            }
        }
    }
}
