package io.traininglog.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** A run's results as a Markdown table: a line a question, a column a contender, the ratio to plain JDBC or Jdbi. */
final class ResultTable {

    private static final String BEGIN = "<!-- benchmarks -->";
    private static final String END = "<!-- /benchmarks -->";

    private ResultTable() {}

    static String of(Collection<RunResult> results, boolean quick) {
        Map<String, Map<String, Result<?>>> lines = new TreeMap<>();
        for (RunResult result : results) {
            lines.computeIfAbsent(question(result.getParams()), absent -> new LinkedHashMap<>())
                    .put(contender(result.getParams()), result.getPrimaryResult());
        }
        StringBuilder table = new StringBuilder();
        table.append(machine(quick)).append("\n\n");
        table.append("| question | in memory | SQLite | plain JDBC | SQLite / plain |\n");
        table.append("|---|---:|---:|---:|---:|\n");
        lines.forEach((question, line) -> table.append("| ")
                .append(question)
                .append(" | ")
                .append(show(line.get("MEMORY")))
                .append(" | ")
                .append(show(line.get("SQLITE")))
                .append(" | ")
                .append(show(line.get("JDBC")))
                .append(" | ")
                .append(ratio(line.get("SQLITE"), line.get("JDBC")))
                .append(" |\n"));
        return table.toString();
    }

    private static String question(BenchmarkParams params) {
        String method = params.getBenchmark();
        String question = method.substring(0, method.lastIndexOf('.'))
                .replaceAll(".*\\.", "")
                .replace("Benchmark", "");
        StringBuilder name = new StringBuilder(question.toLowerCase(Locale.ROOT));
        if (params.getParam("keys") != null) {
            name.append(", ").append(params.getParam("keys")).append(" keys a step");
        }
        if (params.getParam("depth") != null) {
            name.append(", lineage of ").append(params.getParam("depth"));
        }
        return name.toString();
    }

    private static String contender(BenchmarkParams params) {
        String parameter = params.getParam("contender");
        return parameter != null ? parameter : params.getBenchmark().endsWith(".ours") ? "SQLITE" : "JDBC";
    }

    private static String show(Result<?> result) {
        return result == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s ± %s %s",
                        figure(result.getScore()),
                        figure(result.getScoreError()),
                        result.getScoreUnit().replace("/op", "").replace("us", "µs"));
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static String ratio(Result<?> ours, Result<?> peer) {
        return ours == null || peer == null
                ? ""
                : String.format(Locale.ROOT, "%.2f", ours.getScore() / peer.getScore());
    }

    private static String machine(boolean quick) {
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, %s %s, JDK %s, %s run. Lower is better; ± is JMH's 99.9 %% interval.",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                quick ? "quick" : "full");
    }

    static void putInto(Path readme, String table) throws IOException {
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(readme + " has no place for the table between " + BEGIN + " and " + END);
        }
        Files.writeString(readme, text.substring(0, from + BEGIN.length()) + "\n" + table + text.substring(to));
    }
}
