package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Steps;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** How long does a step, or a single value, take until it is safe from the death of the process? Asked in bursts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark extends OpenedLog {

    private static final int BURST = 1_000;

    private Double[] values;
    private long time;

    /** What the trainer computes is not timed. */
    @Setup(Level.Invocation)
    public void pause() {
        log.rest();
        values = new Double[BURST * keys];
        for (int i = 0; i < values.length; i++) {
            values[i] = Steps.value(time + i / keys, i % keys);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void step() {
        steps(BURST, false);
    }

    final void steps(int count, boolean flushed) {
        for (int i = 0; i < count; i++) {
            log.step(time, step.of(values, i * keys));
            if (flushed) {
                log.drain();
            }
            time++;
        }
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void value() {
        for (int i = 0; i < BURST; i++) {
            int key = i % keys;
            log.value(time, step.key(key), 0.5 * i);
            if (key == keys - 1) {
                time++;
            }
        }
    }
}
