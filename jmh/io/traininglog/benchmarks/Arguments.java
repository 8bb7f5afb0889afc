package io.traininglog.benchmarks;

import io.traininglog.benchmarks.questions.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the command line chose; see {@link BenchmarkRun}. */
record Arguments(List<String> given) {

    boolean quick() {
        return given.contains("-quick");
    }

    boolean readme() {
        return given.contains("-readme");
    }

    boolean sizing() {
        return given.contains("-sizing");
    }

    boolean reportOnly() {
        return given.contains("-report");
    }

    /** Those that a pattern names, and that somebody is left to answer. */
    List<Question> questions() {
        List<Pattern> patterns = given.stream()
                .filter(argument -> !argument.startsWith("-") && !argument.contains("="))
                .map(Pattern::compile)
                .toList();
        return Arrays.stream(Question.values())
                .filter(question -> patterns.isEmpty()
                        || patterns.stream()
                                .anyMatch(pattern -> pattern.matcher(question.benchmark())
                                                .find()
                                        || pattern.matcher(question.name()).find()))
                .filter(question -> !parameters(question).get("contender").isEmpty())
                .toList();
    }

    /** What was given as {@code name=…}. */
    Optional<String> value(String name) {
        return given.stream()
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst();
    }

    /** The values of the question's parameters; of contenders only those who can answer it. */
    Map<String, List<String>> parameters(Question question) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(question.parameters(quick()));
        for (String argument : given) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                String name = argument.substring(0, equals);
                List<String> values = List.of(argument.substring(equals + 1).split(","));
                if (name.equals("contender")) {
                    List<String> able = new ArrayList<>(question.contenders());
                    able.retainAll(values);
                    values = able;
                }
                // A parameter of other questions is none of this one's.
                parameters.replace(name, values);
            }
        }
        return parameters;
    }
}
