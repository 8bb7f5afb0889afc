package io.traininglog.benchmarks.report;

import io.traininglog.benchmarks.questions.Group;
import io.traininglog.benchmarks.questions.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's results as Markdown tables and a chart. */
public final class Report {

    private static final String BEGIN = "<!-- benchmarks -->";
    private static final String END = "<!-- /benchmarks -->";

    private final List<Line> lines;
    private final boolean quick;

    private Report(List<Line> lines, boolean quick) {
        this.lines = lines;
        this.quick = quick;
    }

    /** From files in the form of JMH's JSON. */
    public static Report of(List<Path> results, boolean quick) throws IOException {
        List<Score> scores = Score.read(results);
        List<Line> lines = new ArrayList<>();
        for (Question question : Question.values()) {
            lines.addAll(Line.of(question, scores));
        }
        return new Report(lines, quick);
    }

    public String tables() {
        return machine()
                + section("On a SQLite file.", ComparisonTable.of(lines(Group.FILE)))
                + section("On a PostgreSQL server.", ComparisonTable.of(lines(Group.SERVER)))
                + section("In memory.", ComparisonTable.of(lines(Group.HEAP)))
                + section("Start-up.", ComparisonTable.of(lines(Group.COLD)))
                + section("The command line.", ComparisonTable.of(lines(Group.COMMAND)))
                + section("Lineage.", LineageTable.of(lines(Group.LINEAGE)));
    }

    private static String section(String title, String table) {
        return table.isEmpty() ? "" : "\n**" + title + "**\n\n" + table;
    }

    private List<Line> lines(Group group) {
        return lines.stream().filter(line -> line.question().group() == group).toList();
    }

    private String machine() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores, %s %s, JDK %s, %s run. Ours is absolute; under a peer's name stands how many times that"
                        + " the peer needs.\n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                quick ? "quick" : "full");
    }

    /** Replaces what stands between the marks, and draws the chart that it shows. */
    public void putInto(Path readme, Path chart) throws IOException {
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(readme + " has no place for the table between " + BEGIN + " and " + END);
        }
        Files.writeString(chart, new Chart(lines(Group.FILE)).svg());
        String picture = "![How many times what ours needs the others need]("
                + chart.toString().replace('\\', '/') + ")\n\n";
        Files.writeString(
                readme, text.substring(0, from + BEGIN.length()) + "\n" + picture + tables() + text.substring(to));
    }
}
