package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ContenderLog;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;
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

/** How long does it take to put a whole run into the heap? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class MemoryBenchmark {

    private static final int KEYS = 10;

    @Param
    public Contender contender;

    @Param("1000000")
    public int steps;

    private final Steps step = new Steps(KEYS);
    private ContenderLog log;

    /** What the last shot filled is garbage before the next begins. */
    @Setup(Level.Iteration)
    public void open() {
        if (log != null) {
            log.close();
        }
        try (TemporaryFolder unused = new TemporaryFolder()) {
            log = contender.open(unused.path());
        }
        System.gc();
    }

    @Benchmark
    public void fill() {
        for (int time = 0; time < steps; time++) {
            for (int key = 0; key < KEYS; key++) {
                log.value(time, step.key(key), 0.5 * time + key);
            }
        }
    }
}
