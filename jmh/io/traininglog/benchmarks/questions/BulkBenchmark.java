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
import org.openjdk.jmh.annotations.TearDown;

/** How long does a whole run take that never waits, until all of it is in the store? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class BulkBenchmark {

    private static final int KEYS = 10;

    @Param
    public Contender contender;

    @Param("1000000")
    public int steps;

    final Steps step = new Steps(KEYS);
    private TemporaryFolder folder;
    ContenderLog log;

    @Setup(Level.Iteration)
    public void open() {
        folder = new TemporaryFolder();
        log = contender.open(folder.path());
    }

    @TearDown(Level.Iteration)
    public void close() {
        log.close();
        folder.close();
    }

    @Benchmark
    public void steps() {
        for (int time = 0; time < steps; time++) {
            log.stream(time, step.at(time));
        }
        log.drain();
    }

    @Benchmark
    public void values() {
        for (int time = 0; time < steps; time++) {
            for (int key = 0; key < KEYS; key++) {
                log.streamValue(time, step.key(key), Steps.value(time, key));
            }
        }
        log.drain();
    }
}
