package io.traininglog.benchmarks.questions;

import io.traininglog.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** How long does a command of the command line take in a pipe, from the start of its JVM to its end? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class CommandBenchmark {

    @Param
    public Opener contender;

    @Param("ls")
    public String command;

    /** Of the database, which is made before this JVM starts. */
    @Param("1000")
    public int logs;

    /** Of the single log. */
    @Param("1000000")
    public int points;

    private List<String> line;

    @Setup(Level.Trial)
    public void prepare() {
        Path database = command.equals("plot -o") ? ManyLogs.single(folder()) : ManyLogs.many(folder());
        line = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1", // as the page on the command line has the alias
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path")));
        if (contender == Opener.JDBC) {
            line.addAll(List.of(CountLogs.class.getName(), database.toString()));
        } else {
            line.add(Main.class.getName());
            line.addAll(arguments());
            line.addAll(List.of("-d", database.toString()));
        }
    }

    private List<String> arguments() {
        return switch (command) {
            case "ls" -> List.of("ls", "-k", ManyLogs.KEY);
            case "tree" -> List.of("tree");
            case "compare" -> List.of("compare", ManyLogs.name(0), ManyLogs.name(logs / 2), "last");
            case "plot" ->
                List.of(
                        "plot",
                        ManyLogs.name(0),
                        ManyLogs.name(logs / 2),
                        "last",
                        "-k",
                        ManyLogs.KEY,
                        "--width",
                        "120");
            case "plot -o" ->
                List.of(
                        "plot",
                        "last",
                        "-k",
                        ManyLogs.KEY,
                        "-o",
                        folder().resolve("curve.png").toString());
            default -> throw new IllegalArgumentException("nobody measures 'traininglog " + command + "'");
        };
    }

    private static Path folder() {
        return ManyLogs.folder();
    }

    @Benchmark
    public int run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("this failed: " + line);
        }
        return process.exitValue();
    }
}
