package io.traininglog;

/** Which strings can be keys: those of well-formed Unicode. Backends would take others for another key. */
final class Keys {

    private static final int LONGEST_KEPT = 100;

    /** Some that were checked, by their hash codes: a trainer has few, and gives the same strings again and again. */
    private static final String[] CHECKED = new String[256];

    private Keys() {}

    /**
     * Refuses what can be no key.
     *
     * @throws IllegalArgumentException if it has a lone surrogate
     */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // another string of these characters is checked anew
    static void check(String key) {
        int place = key.hashCode() & CHECKED.length - 1;
        if (CHECKED[place] == key) {
            return;
        }
        int lone = loneSurrogate(key);
        if (lone >= 0) {
            throw new IllegalArgumentException(
                    "the key has a lone surrogate at index " + lone + "; keys must be well-formed Unicode");
        }
        if (key.length() <= LONGEST_KEPT) {
            CHECKED[place] = key;
        }
    }

    /** Whether there can be an entry of this key. */
    static boolean isKey(String key) {
        return loneSurrogate(key) < 0;
    }

    private static int loneSurrogate(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (Character.isSurrogate(key.charAt(i))) {
                if (!Character.isSurrogatePair(key.charAt(i), i + 1 < key.length() ? key.charAt(i + 1) : 0)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
