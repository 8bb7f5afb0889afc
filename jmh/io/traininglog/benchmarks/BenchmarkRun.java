package io.traininglog.benchmarks;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ServerDatabase;
import io.traininglog.benchmarks.contenders.ServerLogs;
import io.traininglog.benchmarks.questions.Group;
import io.traininglog.benchmarks.questions.ManyLogs;
import io.traininglog.benchmarks.questions.Opener;
import io.traininglog.benchmarks.questions.Question;
import io.traininglog.benchmarks.report.Report;
import io.traininglog.benchmarks.sizing.Sizing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the suite: results go to {@code target/jmh.json} and {@code target/footprint.json} after each question, tables to
 * the console.
 *
 * <p>Arguments: {@code -quick} for a look of some minutes; {@code -readme} to put tables and chart into the README;
 * {@code -report} to make them of the results that are there, without a run; {@code contender=SQLITE,JDBC} and the like to
 * run with these values of a parameter; {@code server=jdbc:postgresql://HOST/DATABASE?user=NAME} to ask a server that is
 * there, whose tables of this library are emptied; {@code -sizing} to measure what a value costs a server, and nothing else;
 * any other is a pattern of the benchmarks to run, {@code
 * SeriesBenchmark.thinned} for one.
 */
public final class BenchmarkRun {

    private static final Path TIMED = Path.of("target", "jmh.json");
    private static final Path MEASURED = Path.of("target", "footprint.json");

    private final Arguments arguments;
    private final List<RunResult> timed = new ArrayList<>();
    private final FootprintResults measured = new FootprintResults();
    private @Nullable ServerDatabase server;

    private BenchmarkRun(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] given) throws RunnerException, IOException, InterruptedException, SQLException {
        Arguments arguments = new Arguments(List.of(given));
        if (arguments.sizing()) {
            try (ServerDatabase server = server(arguments)) {
                System.out.println("\n" + Sizing.measure(server));
            }
            return;
        }
        if (!arguments.reportOnly()) {
            new BenchmarkRun(arguments).run();
        }
        Report report = Report.of(List.of(TIMED, MEASURED), arguments.quick());
        System.out.println(report.tables());
        if (arguments.readme()) {
            report.putInto(Path.of("README.md"), Path.of("jmh", "benchmarks.svg"));
        }
    }

    private void run() throws RunnerException, IOException, InterruptedException {
        List<Question> questions = arguments.questions();
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("no benchmark is named like that; there are "
                    + List.of(Question.values()).stream()
                            .map(Question::benchmark)
                            .toList());
        }
        Files.createDirectories(TIMED.getParent());
        measured.write(MEASURED);
        boolean needServer = questions.stream().anyMatch(question -> question.group() == Group.SERVER);
        try (ServerDatabase started = needServer ? server(arguments) : null) {
            server = started;
            ContendersCheck.run(contenders(questions));
            ask(questions);
        }
    }

    private static ServerDatabase server(Arguments arguments) {
        ServerDatabase database =
                arguments.value("server").map(ServerDatabase::at).orElseGet(ServerDatabase::start);
        System.out.println("# " + database.description());
        return database;
    }

    /** Those who are asked anything. */
    private Set<Contender> contenders(List<Question> questions) {
        Set<Contender> asked = EnumSet.noneOf(Contender.class);
        for (Question question : questions) {
            if (question.group() != Group.COLD && question.group() != Group.COMMAND) {
                arguments.parameters(question).get("contender").forEach(name -> asked.add(Contender.valueOf(name)));
            }
        }
        return asked;
    }

    private void ask(List<Question> questions) throws RunnerException, IOException, InterruptedException {
        for (Question question : questions) {
            if (question.isMeasured()) {
                measured.measure(question, arguments.parameters(question));
                measured.write(MEASURED);
            } else {
                time(question);
            }
            writeTimed();
        }
    }

    private void time(Question question) throws RunnerException, IOException, InterruptedException {
        Map<String, List<String>> parameters = arguments.parameters(question);
        if (question.group() == Group.COMMAND) {
            try (ManyLogs logs = new ManyLogs(number(parameters, "logs"), number(parameters, "points"))) {
                timed.addAll(
                        new Runner(options(question, parameters, logs.flag()).build()).run());
            }
            return;
        } else if (server != null && question.group() == Group.SERVER) {
            time(question, parameters, server);
            return;
        } else if (question != Question.OPEN_ARCHIVED) {
            timed.addAll(new Runner(options(question, parameters).build()).run());
            return;
        }
        String classPath = System.getProperty("java.class.path");
        try (ClassArchive archive = new ClassArchive()) {
            // JMH starts its JVMs with that of this one.
            System.setProperty("java.class.path", archive.classPath());
            for (String contender : parameters.get("contender")) {
                String[] flags = contender.equals(Opener.SQLITE.name()) ? new String[] {archive.flag()} : new String[0];
                timed.addAll(new Runner(options(question, Map.of("contender", List.of(contender)), flags)
                                .build())
                        .run());
            }
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }

    private void time(Question question, Map<String, List<String>> parameters, ServerDatabase on)
            throws RunnerException {
        if (question.readsServer()) {
            ServerLogs.fill(
                    parameters.get("steps").stream().map(Integer::valueOf).toList());
        }
        for (int round = 0; round < question.effort().rounds(arguments.quick()); round++) {
            timed.addAll(new Runner(options(question, parameters, on.flag()).build()).run());
        }
    }

    /** 1 where the question is not about it. */
    private static int number(Map<String, List<String>> parameters, String name) {
        return Integer.parseInt(parameters.getOrDefault(name, List.of("1")).get(0));
    }

    private ChainedOptionsBuilder options(Question question, Map<String, List<String>> parameters, String... flags) {
        List<String> all = new ArrayList<>(List.of(FootprintResults.JVM_FLAGS));
        all.addAll(List.of(flags));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(question.benchmark()) + "$")
                .shouldFailOnError(true)
                .jvmArgsAppend(all.toArray(String[]::new));
        question.effort().apply(options, arguments.quick());
        parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return options;
    }

    private void writeTimed() throws IOException {
        try (PrintStream json = new PrintStream(Files.newOutputStream(TIMED), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(timed);
        }
    }
}
