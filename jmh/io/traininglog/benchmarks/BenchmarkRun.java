package io.traininglog.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
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

    private BenchmarkRun() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("-quick");
        Collection<RunResult> results = new Runner(options(given, quick).build()).run();
        String table = ResultTable.of(results, quick);
        System.out.println(table);
        if (given.contains("-readme")) {
            ResultTable.putInto(Path.of("README.md"), table);
        }
    }

    private static ChainedOptionsBuilder options(List<String> given, boolean quick) throws IOException {
        Files.createDirectories(Path.of("target"));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .resultFormat(ResultFormatType.JSON)
                .result("target/jmh.json")
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx4g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
        if (quick) {
            options.param("keys", "10");
        }
        List<String> patterns =
                given.stream().filter(argument -> !argument.startsWith("-")).toList();
        (patterns.isEmpty() ? List.of("io\\.traininglog\\.benchmarks\\..*") : patterns).forEach(options::include);
        return options;
    }
}
