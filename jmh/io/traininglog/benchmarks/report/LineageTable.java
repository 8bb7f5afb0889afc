package io.traininglog.benchmarks.report;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.questions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line a question and backend: what one log needs, and how many times that deeper lineages need. */
final class LineageTable {

    /** What the deepest lineage may cost. */
    private static final double MOST = 1.3;

    private LineageTable() {}

    static String of(List<Line> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        List<String> rows = new ArrayList<>();
        Map<Integer, Line> widest = new TreeMap<>();
        for (Question question : Question.values()) {
            for (Contender contender : Contender.values()) {
                Map<Integer, Line> byDepth = new TreeMap<>();
                lines.stream()
                        .filter(line -> line.question() == question)
                        .filter(line -> line.answer(contender.name()).isPresent())
                        .forEach(line ->
                                byDepth.put(Integer.valueOf(line.parameters().get("depth")), line));
                if (!byDepth.isEmpty()) {
                    rows.add(row(byDepth, contender));
                    widest.putAll(byDepth);
                }
            }
        }
        StringBuilder head = new StringBuilder("| | goal |");
        widest.keySet().forEach(depth -> head.append(" depth ").append(depth).append(" |"));
        return head + "\n|---|---|" + "---:|".repeat(widest.size()) + "\n" + String.join("", rows);
    }

    private static String row(Map<Integer, Line> byDepth, Contender contender) {
        List<Line> lines = List.copyOf(byDepth.values());
        double one = lines.get(0).answers().get(contender.name());
        double deepest = lines.get(lines.size() - 1).answers().get(contender.name()) / one;
        StringBuilder row = new StringBuilder("| ")
                .append(lines.get(0).label())
                .append(contender.isInHeap() ? ", in memory" : ", SQLite")
                .append(" | ≤ ")
                .append(Figures.ratio(MOST))
                .append(deepest <= MOST ? " ✓ | " : " ✗ | ")
                .append(lines.get(0).figure(contender.name()));
        lines.stream()
                .skip(1)
                .forEach(line ->
                        row.append(" | ").append(Figures.ratio(line.answers().get(contender.name()) / one)));
        return row.append(" |\n").toString();
    }
}
