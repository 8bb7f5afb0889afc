package io.traininglog.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** What a trainer logs at each step. */
final class Steps {

    private final String[] keys;

    Steps(int keyCount) {
        keys = new String[keyCount];
        for (int i = 0; i < keyCount; i++) {
            keys[i] = "train_metric_" + i;
        }
    }

    String key(int index) {
        return keys[index];
    }

    Map<String, Double> at(long time) {
        Map<String, Double> step = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            step.put(keys[i], Math.sin(time * 0.001 + i));
        }
        return step;
    }
}
