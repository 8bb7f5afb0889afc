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
    static void check(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("the key has a lone surrogate at index " + loneSurrogate(key)
                    + "; keys must be well-formed Unicode");
        }
    }

    /** Whether there can be an entry of this key. */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // another string of these characters is checked anew
    static boolean isKey(String key) {
        int place = key.hashCode() & CHECKED.length - 1;
        if (CHECKED[place] == key) {
            return true;
        }
        boolean is = loneSurrogate(key) < 0;
        if (is && key.length() <= LONGEST_KEPT) {
            CHECKED[place] = key;
        }
        return is;
    }

    /** The index of the first surrogate without its other half; -1 for none. */
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
