package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.TemporaryFolder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a new JVM take to open a current database and put its first value? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Thread)
public class OpenBenchmark {

    @Param
    public Opener contender;

    private TemporaryFolder folder;
    private AutoCloseable opened;

    /** The database is made by another JVM, so that this one has loaded nothing. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, InterruptedException {
        folder = new TemporaryFolder();
        int status = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CurrentDatabase.class.getName(),
                        folder.path().toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("the databases could not be prepared in " + folder.path());
        }
    }

    @Benchmark
    public AutoCloseable open() {
        opened = contender.openAndPut(folder.path());
        return opened;
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        opened.close();
        folder.close();
    }
}
