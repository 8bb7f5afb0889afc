package io.traininglog.trainer.djl;

import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a trainer's evaluators are called in a log. */
final class EvaluatorNames {

    private static final String LOSS = "loss";
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\\s_]+");

    private EvaluatorNames() {}

    /** Each evaluator once, with a name of its own; the loss is always {@code loss}. */
    static Map<Evaluator, String> of(Collection<Evaluator> evaluators, Loss loss) {
        Map<Evaluator, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(Set.of(LOSS));
        for (Evaluator evaluator : evaluators) {
            names.computeIfAbsent(evaluator, each -> each.equals(loss) ? LOSS : free(snakeCase(each.getName()), taken));
        }
        return names;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + "_" + n;
        }
        return free;
    }

    private static String snakeCase(String name) {
        return WORDS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
