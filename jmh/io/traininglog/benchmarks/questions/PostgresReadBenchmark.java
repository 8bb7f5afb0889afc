package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ContenderLog;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;
import java.util.SplittableRandom;
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

/** How long does a look into a long log on the server take, which was filled before this JVM started? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class PostgresReadBenchmark {

    private static final int KEYS = 10;

    @Param
    public Contender contender;

    @Param("100000")
    public int steps;

    private final Steps step = new Steps(KEYS);
    private final SplittableRandom random = new SplittableRandom(1);
    private TemporaryFolder folder;
    private ContenderLog log;

    @Setup(Level.Trial)
    public void open() {
        folder = new TemporaryFolder();
        log = contender.openFilled(folder.path(), steps, step);
    }

    @TearDown(Level.Trial)
    public void close() {
        log.close();
        folder.close();
    }

    @Benchmark
    public double get() {
        return log.get(random.nextInt(steps), anyKey());
    }

    @Benchmark
    public double row() {
        return log.row(random.nextInt(steps));
    }

    @Benchmark
    public double series() {
        return log.series(anyKey());
    }

    @Benchmark
    public double iterate() {
        return log.iterate();
    }

    private String anyKey() {
        return step.key(random.nextInt(KEYS));
    }
}
