package io.traininglog.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the suite: JSON goes to {@code target/jmh.json}, a table to the console.
 *
 * <p>Arguments: {@code -quick} for a look of under two minutes; {@code -readme} to put the table into the README; {@code
 * depth=1,1000} and the like to run with these values of a parameter; any other is a pattern of the benchmarks to run.
 */
public final class BenchmarkRun {

    private static final Path JSON = Path.of("target", "jmh.json");

    private BenchmarkRun() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("-quick");
        List<RunResult> results = new ArrayList<>(run(steady(given, quick)));
        results.addAll(run(cold(given, quick)));
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no benchmark is named like " + patterns(given));
        }
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

    /** A pattern may name warm benchmarks only, or cold ones. */
    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            return List.of();
        }
    }

    /** Warm code, many times. */
    private static ChainedOptionsBuilder steady(List<String> given, boolean quick) {
        ChainedOptionsBuilder options = options(given)
                .exclude(OpenBenchmark.class.getName())
                .forks(1)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
        parameters(given, quick).forEach(options::param);
        return options;
    }

    /** Each time in a new JVM that has done nothing yet. */
    private static ChainedOptionsBuilder cold(List<String> given, boolean quick) {
        return options(given)
                .exclude("io\\.traininglog\\.benchmarks\\.(?!Open).*")
                .forks(quick ? 3 : 20);
    }

    private static ChainedOptionsBuilder options(List<String> given) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx4g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        patterns(given).forEach(options::include);
        return options;
    }

    private static List<String> patterns(List<String> given) {
        List<String> patterns = given.stream()
                .filter(argument -> !argument.startsWith("-") && !argument.contains("="))
                .toList();
        return patterns.isEmpty() ? List.of("io\\.traininglog\\.benchmarks\\..*") : patterns;
    }

    private static Map<String, String[]> parameters(List<String> given, boolean quick) {
        Map<String, String[]> parameters = new HashMap<>();
        if (quick) {
            parameters.put("keys", new String[] {"10"});
            parameters.put("depth", new String[] {"1"});
        }
        for (String argument : given) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        argument.substring(0, equals),
                        argument.substring(equals + 1).split(","));
            }
        }
        return parameters;
    }
}
