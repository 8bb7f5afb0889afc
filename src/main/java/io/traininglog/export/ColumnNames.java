package io.traininglog.export;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names of columns, each of its own, where some are taken by what is no key. */
public final class ColumnNames {

    private ColumnNames() {}

    /**
     * The name of each key's column, in the order of the keys: the key, but for those that are taken, which get {@code _}
     * behind them, as many as it takes to be no other key. {@code time} becomes {@code time_}, whatever the order of the
     * keys.
     */
    public static Map<String, String> of(Collection<String> keys, Set<String> taken) {
        Set<String> all = new HashSet<>(keys);
        Map<String, String> names = new LinkedHashMap<>();
        for (String key : keys) {
            String name = key;
            if (taken.contains(key)) {
                do {
                    name += "_";
                } while (all.contains(name) || taken.contains(name));
            }
            names.put(key, name);
        }
        return names;
    }
}
