package io.traininglog.trainer;

import io.traininglog.TrainingLog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records the metrics that <a href="https://xgboost.readthedocs.io/en/stable/jvm/">XGBoost4J</a> leaves in an array:
 * {@code XGBoost.train} has no callback, and fills {@code metrics[watch][round]}.
 *
 * <p>Plain types only: nothing here needs XGBoost4J.
 */
public final class XGBoostMetrics {

    private XGBoostMetrics() {}

    /**
     * Records the rounds as iterations after those that the log has, one atomic step each, under {@code <watch>_<metric>},
     * such as {@code train_logloss}. Each {@code float} is widened exactly, NaN included.
     *
     * @param watches the names of the watched matrices in the order in which they were given to {@code train}: the
     *     {@code keySet()} of its map, if that is a {@code LinkedHashMap}
     * @param metric what was measured; with several metrics XGBoost4J keeps the last one
     * @param metrics {@code [watch][round]}, as {@code train} filled it
     * @param rounds how many rounds there were, {@code booster.getNumBoostedRound()}: after early stopping the rest of
     *     the array is what it was before, which cannot be told from a metric
     * @throws IllegalArgumentException if the array has not these watches, or fewer rounds
     */
    public static void record(
            TrainingLog log, Collection<String> watches, String metric, float[][] metrics, int rounds) {
        List<String> keys = watches.stream().map(watch -> watch + "_" + metric).toList();
        check(keys, metrics, rounds);
        Iterations iterations = Iterations.of(log);
        for (int round = 0; round < rounds; round++) {
            Map<String, Float> values = new LinkedHashMap<>();
            for (int watch = 0; watch < keys.size(); watch++) {
                values.put(keys.get(watch), metrics[watch][round]);
            }
            iterations.next(values);
        }
    }

    private static void check(List<String> keys, float[][] metrics, int rounds) {
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a watch is named twice: " + keys);
        }
        if (metrics.length != keys.size()) {
            throw new IllegalArgumentException(
                    "there are metrics of " + metrics.length + " watches, but names of " + keys.size() + ": " + keys);
        }
        if (rounds < 0) {
            throw new IllegalArgumentException("there cannot be " + rounds + " rounds");
        }
        for (int watch = 0; watch < metrics.length; watch++) {
            if (metrics[watch].length < rounds) {
                throw new IllegalArgumentException(
                        keys.get(watch) + " has " + metrics[watch].length + " rounds, fewer than " + rounds);
            }
        }
    }
}
