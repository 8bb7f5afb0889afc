package io.traininglog.importer;

import org.jspecify.annotations.Nullable;

/** Numbers as Python's {@code int} and {@code float} print them. */
final class PythonNumbers {

    private PythonNumbers() {}

    /** An integer of 64 bits; null if it is none. */
    static @Nullable Long integer(String text) {
        int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (digits == text.length()) {
            return null;
        }
        for (int i = digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null; // too large
        }
    }

    /** A float; null if it is none. Java alone would also take {@code 1f} and {@code 0x1p3}. */
    static @Nullable Double real(String text) {
        boolean hasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            hasDigit |= isDigit;
            if (!isDigit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return word(text);
            }
        }
        try {
            return hasDigit ? Double.valueOf(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double word(String text) {
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        String word = text.substring(sign);
        if (word.equalsIgnoreCase("nan")) {
            return Double.NaN;
        } else if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return null;
    }
}
