package io.traininglog.benchmarks.contenders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trainer logs: falling curves under noise, so that no store gains by values that repeat. */
public final class Steps {

    private final String[] keys;
    private final Map<String, Double> step = new LinkedHashMap<>();
    private final List<Map.Entry<String, Double>> entries;

    public Steps(int keyCount) {
        keys = new String[keyCount];
        for (int i = 0; i < keyCount; i++) {
            keys[i] = "train_metric_" + i;
            step.put(keys[i], 0.0);
        }
        entries = new ArrayList<>(step.entrySet());
    }

    public int keyCount() {
        return keys.length;
    }

    public String key(int index) {
        return keys[index];
    }

    /** The step of that time, in a map that the next call changes. */
    public Map<String, Double> at(long time) {
        for (int key = 0; key < keys.length; key++) {
            entries.get(key).setValue(value(time, key));
        }
        return step;
    }

    /** The step of values that were prepared, from one on, in a map that the next call changes. */
    public Map<String, Double> of(Double[] prepared, int from) {
        for (int key = 0; key < keys.length; key++) {
            entries.get(key).setValue(prepared[from + key]);
        }
        return step;
    }

    /** The same for the same time and key. */
    public static double value(long time, int key) {
        long bits = (time * 64 + key + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
        double noise = (bits >>> 11) * 0x1p-53;
        return (1 + key) / (1 + 1e-3 * time) + noise;
    }
}
