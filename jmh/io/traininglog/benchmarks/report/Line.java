package io.traininglog.benchmarks.report;

import io.traininglog.benchmarks.questions.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What all contenders answered to one question at one size.
 *
 * @param percentile of the calls, or null for the median of the iterations
 * @param answers nanoseconds or bytes by the contender's name
 */
record Line(
        Question question,
        Map<String, String> parameters,
        @Nullable Double percentile,
        Map<String, Double> answers) {

    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    /** The lines of a question, in the order in which they were answered. */
    static List<Line> of(Question question, List<Score> scores) {
        Map<Map<String, String>, List<Score>> bySize = new LinkedHashMap<>();
        for (Score score : scores) {
            if (score.benchmark().equals(question.benchmark())
                    && question.contenders().contains(score.contender())) {
                bySize.computeIfAbsent(score.parameters(), absent -> new ArrayList<>())
                        .add(score);
            }
        }
        List<Line> lines = new ArrayList<>();
        bySize.forEach((size, answers) -> {
            if (answers.get(0).percentiles().isEmpty()) {
                lines.add(of(question, size, null, answers));
            } else {
                PERCENTILES.forEach(percentile -> lines.add(of(question, size, percentile, answers)));
            }
        });
        return lines;
    }

    private static Line of(
            Question question, Map<String, String> size, @Nullable Double percentile, List<Score> scores) {
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (Score score : scores) {
            rounds.computeIfAbsent(score.contender(), absent -> new ArrayList<>())
                    .add(score.at(percentile));
        }
        Map<String, Double> answers = new LinkedHashMap<>();
        rounds.forEach((contender, values) -> answers.put(contender, median(values)));
        return new Line(question, size, percentile, answers);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    String label() {
        String label = question.label();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            label = label.replace("{" + parameter.getKey() + "}", Figures.size(parameter.getValue()));
        }
        return percentile == null
                ? label
                : label + String.format(Locale.ROOT, ", p%s", percentile).replace(".0", "");
    }

    OptionalDouble answer(String contender) {
        Double answer = answers.get(contender);
        return answer == null ? OptionalDouble.empty() : OptionalDouble.of(answer);
    }

    /** How many times as much as one contender another needs. */
    OptionalDouble ratio(String contender, String other) {
        return answers.containsKey(contender) && answers.containsKey(other)
                ? OptionalDouble.of(answers.get(other) / answers.get(contender))
                : OptionalDouble.empty();
    }

    String figure(String contender) {
        OptionalDouble answer = answer(contender);
        if (answer.isEmpty()) {
            return "";
        }
        return question.isMeasured() ? Figures.bytes(answer.getAsDouble()) : Figures.time(answer.getAsDouble());
    }
}
