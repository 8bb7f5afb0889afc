package io.traininglog.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the word that a slip of the fingers was meant to be. */
final class Spelling {

    private Spelling() {}

    /** The candidate with the fewest slips, if they are at most a third of its letters; case is no slip. */
    static Optional<String> nearest(String word, Stream<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        return candidates
                .filter(candidate -> Math.abs(candidate.length() - lower.length()) <= tolerance(candidate))
                .filter(candidate -> distance(lower, candidate) <= tolerance(candidate))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate)));
    }

    private static int tolerance(String candidate) {
        return candidate.length() / 3;
    }

    /**
     * Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other: Damerau's
     * distance in its "optimal string alignment" form, in which no letter is changed twice.
     */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int substituted = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(substituted, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (swapped(from, i, to, j)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
