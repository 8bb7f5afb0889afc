package io.traininglog.benchmarks.report;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.questions.Opener;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line a question: ours, and how many times that the others need. */
final class ComparisonTable {

    private ComparisonTable() {}

    static String of(List<Line> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String ours = Bound.ours(lines.get(0));
        List<String> peers = peers(lines);
        StringBuilder table = new StringBuilder("| | ours | goal |");
        peers.forEach(peer -> table.append(' ').append(label(peer)).append(" |"));
        table.append("\n|---|---:|---|").append("---:|".repeat(peers.size())).append('\n');
        for (Line line : lines) {
            table.append("| ").append(line.label());
            table.append(" | ").append(line.figure(ours));
            table.append(" | ").append(bound(line));
            table.append(peers.stream()
                    .map(peer -> ratio(line, ours, peer))
                    .collect(Collectors.joining(" | ", " | ", " |\n")));
        }
        return table.toString();
    }

    /** Those of the lines who are not ours, in the order in which they are declared. */
    static List<String> peers(List<Line> lines) {
        return Stream.concat(Arrays.stream(Contender.values()), Arrays.stream(Opener.values()))
                .map(Enum::name)
                .distinct()
                .filter(peer -> lines.stream()
                        .anyMatch(line -> line.answer(peer).isPresent() && !peer.equals(Bound.ours(line))))
                .toList();
    }

    static String label(String contender) {
        return Arrays.stream(Contender.values())
                .filter(known -> known.name().equals(contender))
                .map(Contender::label)
                .findFirst()
                .orElseGet(() -> Opener.valueOf(contender).label());
    }

    private static String bound(Line line) {
        return Bound.of(line.question(), line.percentile())
                .map(bound -> bound.text() + (bound.reached().test(line) ? " ✓" : " ✗"))
                .orElse("");
    }

    /** Where ours did not take part, what the peer needs. */
    private static String ratio(Line line, String ours, String peer) {
        OptionalDouble ratio = line.ratio(ours, peer);
        return ratio.isPresent() ? Figures.ratio(ratio.getAsDouble()) : line.figure(peer);
    }
}
