package io.traininglog.importer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the fields of a table mean; the counterpart of how {@code Csv} writes them. */
final class CsvValue {

    /** What an empty field stands for. */
    static final Object ABSENT = new Object();

    private static final int LONGEST_WORD = "-infinity".length();

    private CsvValue() {}

    static @Nullable Object of(CsvReader.Cell cell, CsvFormat format) {
        String text = cell.text();
        if (format.hasDecimalComma(cell.isQuoted()) && text.indexOf(',') >= 0) {
            Object number = decimalComma(text);
            return number == null ? text : number;
        } else if (cell.isQuoted()) {
            return text;
        } else if (text.isEmpty()) {
            return ABSENT;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            Object number = number(text);
            if (number != null) {
                return number;
            }
        }
        return text.length() <= LONGEST_WORD ? word(text) : text;
    }

    /** A number with a decimal comma, or null. One that has a point as well could be meant either way. */
    static @Nullable Object decimalComma(String text) {
        return text.indexOf('.') < 0 ? number(text.replace(',', '.')) : null;
    }

    /** Whether it has nothing but what a number has that is written for people: digits, and commas between or before them. */
    static boolean looksLikeNumber(String text) {
        boolean hasDigit = false;
        boolean hasComma = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit && c != ',' && c != '.' && (c != '-' || i > 0)) {
                return false;
            }
            hasDigit |= isDigit;
            hasComma |= c == ',';
        }
        return hasDigit && hasComma;
    }

    private static @Nullable Object word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> text;
        };
    }

    /** Null for what is none: Java alone would also take {@code 1f}, {@code 0x1p3} and blanks. */
    private static @Nullable Object number(String text) {
        boolean isInteger = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (!isDigit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return null;
            }
            isInteger &= isDigit || i == 0;
        }
        try {
            return isInteger && !text.equals("-0") ? integer(text) : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null; // 1.2.3, 2024-01-01
        }
    }

    /** Beyond 64 bits, the nearest double. */
    private static Object integer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return Double.valueOf(text);
        }
    }

    /** A time; -1 for what is none. Pandas writes integers with a point where a column has gaps. */
    static long time(CsvReader.Cell cell, CsvFormat format) {
        Object value = of(new CsvReader.Cell(cell.text().strip(), false), format);
        if (value instanceof Long time) {
            return Math.max(-1, time);
        } else if (value instanceof Double time && time >= 0 && time == Math.rint(time) && time < 0x1p53) {
            return time.longValue();
        }
        return -1;
    }
}
