package io.traininglog.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names that one may have been meant for: those with the fewest characters to change, and with not many more. */
final class NearestNames {

    private static final int NAMED = 3;

    private NearestNames() {}

    /** The nearest first, at most three. */
    static List<String> of(String name, Collection<String> names) {
        int least =
                names.stream().mapToInt(other -> distance(name, other)).min().orElse(0);
        return names.stream()
                .distinct()
                .filter(other -> distance(name, other) <= 2 * least)
                .sorted(Comparator.comparingInt((String other) -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NAMED)
                .toList();
    }

    /**
     * Says that there is no such key, and which are near.
     *
     * @param missing where, such as {@code the log has no key}
     */
    static String unknown(String missing, String key, Collection<String> keys) {
        String nearest = of(key, keys).stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return missing + " '" + key + "'" + (nearest.isEmpty() ? "" : "; nearest: " + nearest);
    }

    /** Levenshtein's: how many characters to insert, delete or replace. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
