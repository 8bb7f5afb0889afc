package io.traininglog.benchmarks.contenders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys as small numbers, and the pair of a time and a key as one that sorts by time. */
final class KeyIds {

    private static final int KEY_BITS = 8;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int id(String key) {
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        ids.put(key, names.size());
        names.add(key);
        return names.size() - 1;
    }

    String name(int id) {
        return names.get(id);
    }

    long place(long time, String key) {
        return first(time) | id(key);
    }

    /** Where the entries of a time begin. */
    static long first(long time) {
        return time << KEY_BITS;
    }

    static long time(long place) {
        return place >>> KEY_BITS;
    }

    static int key(long place) {
        return (int) place & ((1 << KEY_BITS) - 1);
    }
}
