package io.traininglog.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the suite: JSON goes to {@code target/jmh.json}, a table to the console.
 *
 * <p>Arguments: {@code -quick} for a look of under two minutes; {@code -readme} to put the table into the README; any
 * other is a pattern of the benchmarks to run.
 */
public final class BenchmarkRun {

    private static final Path JSON = Path.of("target", "jmh.json");

    private BenchmarkRun() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("-quick");
        List<RunResult> results =
                new ArrayList<>(new Runner(steady(given, quick).build()).run());
        results.addAll(new Runner(cold(given, quick).build()).run());
        Files.createDirectories(JSON.getParent());
        try (PrintStream json = new PrintStream(Files.newOutputStream(JSON), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
        }
        String table = ResultTable.of(results, quick);
        System.out.println(table);
        if (given.contains("-readme")) {
            ResultTable.putInto(Path.of("README.md"), table);
        }
    }

    /** Warm code, many times. */
    private static ChainedOptionsBuilder steady(List<String> given, boolean quick) {
        ChainedOptionsBuilder options = patterns(given)
                .exclude(OpenBenchmark.class.getName())
                .forks(1)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
        if (quick) {
            options.param("keys", "10").param("depth", "1");
        }
        return options;
    }

    /** Each time in a new JVM that has done nothing yet. */
    private static ChainedOptionsBuilder cold(List<String> given, boolean quick) {
        return patterns(given)
                .exclude("io\\.traininglog\\.benchmarks\\.(?!Open).*")
                .forks(quick ? 3 : 20);
    }

    private static ChainedOptionsBuilder patterns(List<String> given) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx4g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        List<String> patterns =
                given.stream().filter(argument -> !argument.startsWith("-")).toList();
        (patterns.isEmpty() ? List.of("io\\.traininglog\\.benchmarks\\..*") : patterns).forEach(options::include);
        return options;
    }
}
