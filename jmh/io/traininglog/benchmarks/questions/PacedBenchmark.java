package io.traininglog.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * How long does a call hold up a trainer of 1,000 steps a second that logs ten values a step? Each call is timed by itself;
 * the trainer computes between its steps, which is not timed.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacedBenchmark extends FilledLog {

    private static final long STEP_NANOS = 1_000_000;

    private long time;
    private int key;
    private long nextStep;

    @Override
    public void open() {
        super.open();
        time = steps;
        key = keys - 1;
    }

    /** A trainer is busy while it computes: its core does not sleep. Who is late does not hurry to catch up. */
    @Setup(Level.Invocation)
    public void compute() {
        key++;
        if (key == keys) {
            key = 0;
            time++;
            nextStep = Math.max(nextStep + STEP_NANOS, System.nanoTime());
            while (System.nanoTime() < nextStep) {
                Thread.onSpinWait();
            }
        }
    }

    @Benchmark
    public void record() {
        log.value(time, step.key(key), 0.5 * time);
    }

    /** Every other step corrects the row before it. */
    @Benchmark
    public @Nullable Object put() {
        return log.put(time & ~1L, step.key(key), 0.5 * time);
    }
}
