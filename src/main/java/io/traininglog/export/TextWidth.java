package io.traininglog.export;

/** Whether strings make an array of NumPy's, which gives each of them as much room as the longest needs. */
final class TextWidth {

    /** NumPy keeps a character in four bytes. */
    static final int CHARACTER = 4;

    private static final long LITTLE = 1 << 20;
    private static final long MOST_PADDING = 4;

    private long count;
    private long characters;
    private int longest;
    private boolean endsInNul;

    void add(String text) {
        int length = text.codePointCount(0, text.length());
        count++;
        characters += length;
        longest = Math.max(longest, length);
        // NumPy would take it for padding
        endsInNul |= text.endsWith("\0");
    }

    /** Whether they come back as they are, from at most a megabyte or four times what they need. */
    boolean fitsArray() {
        long padded = Math.multiplyHigh(count, longest) != 0 ? Long.MAX_VALUE : count * longest;
        return !endsInNul && padded <= Math.max(LITTLE / CHARACTER, MOST_PADDING * characters);
    }

    /** Characters of the longest; one if all are empty, since NumPy has no narrower ones. */
    int longest() {
        return Math.max(1, longest);
    }
}
