package io.traininglog.importer;

import org.jspecify.annotations.Nullable;

/**
 * Lines that were read as parts of one record, and can be handed out again one by one. They are one text: millions of short
 * lines would take a gigabyte as objects.
 */
final class LinesAgain {

    private final StringBuilder text = new StringBuilder();
    private int position;

    /**
     * Adds a line.
     *
     * @param line with its end, unless it is the last
     */
    void add(String line) {
        text.append(line);
    }

    int length() {
        return text.length();
    }

    /** The next line with its end; null after the last. */
    @Nullable
    String next() {
        if (position == text.length()) {
            return null;
        }
        int begin = position;
        int last = begin;
        while (last < text.length() - 1 && text.charAt(last) != '\n' && text.charAt(last) != '\r') {
            last++;
        }
        position = last + 1;
        if (text.charAt(last) == '\r' && position < text.length() && text.charAt(position) == '\n') {
            position++;
        }
        return text.substring(begin, position);
    }

    /** All lines. */
    @Override
    public String toString() {
        return text.toString();
    }
}
