package io.traininglog.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A new log in a folder of its own. */
@State(Scope.Thread)
public class EmptyLog {

    @Param
    public Contender contender;

    Path folder;
    BenchmarkLog log;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("traininglog-jmh");
        log = contender.open(folder);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        log.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
