package io.traininglog.cli;

import io.traininglog.terminal.TerminalText;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values as people read them, in one line. Of arrays and collections no more than the beginning is looked at; what they
 * hold is exact in JSON.
 */
final class Values {

    private static final MathContext DIGITS = new MathContext(6);
    private static final int MOST_DEPTH = 8;

    private Values() {}

    /** The value, or as much of its beginning as fits. What a terminal would act on is in it yet. */
    static String line(@Nullable Object value, int columns) {
        StringBuilder line = new StringBuilder();
        append(line, value, columns, 0);
        return line.length() <= columns ? line.toString() : TerminalText.cut(line.toString(), columns);
    }

    /** A number with no more than six digits that count; anything else as {@link #line}. */
    static String brief(@Nullable Object value, int columns) {
        return value instanceof Double number ? brief(number) : line(value, columns);
    }

    /** A number with no more than six digits that count. */
    static String brief(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        } else if (number == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        return size >= 1e-5 && size < 1e9
                ? rounded.toPlainString()
                : rounded.toString().replace('E', 'e').replace("e+", "e");
    }

    /** What kind of value it is, in one word. */
    static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Unreadable) {
            return "?";
        } else if (value.getClass().isArray()) {
            return arrayType(value);
        } else if (value instanceof Map) {
            return "map";
        } else if (value instanceof Set) {
            return "set";
        } else if (value instanceof Collection) {
            return "list";
        }
        return switch (value.getClass().getSimpleName()) {
            case "Double" -> "double";
            case "Long" -> "long";
            case "Boolean" -> "boolean";
            case "String" -> "text";
            default -> value.getClass().getSimpleName();
        };
    }

    /** With its shape, as far as each first element tells it. */
    private static String arrayType(Object array) {
        Class<?> element = array.getClass();
        StringBuilder shape = new StringBuilder();
        @Nullable Object first = array;
        while (element.isArray()) {
            int length = first == null ? 0 : Array.getLength(first);
            shape.append('[')
                    .append(first == null ? "" : Integer.toString(length))
                    .append(']');
            element = element.getComponentType();
            first = length == 0 ? null : Array.get(first, 0);
        }
        return element.getSimpleName() + shape;
    }

    private static void append(StringBuilder line, @Nullable Object value, int columns, int depth) {
        if (value instanceof byte[] bytes) {
            int shown = Math.min(bytes.length, Math.max(0, columns - line.length()) / 2 + 1);
            line.append(HexFormat.of().formatHex(bytes, 0, shown));
        } else if (value instanceof String text) {
            line.append(text, 0, Math.min(text.length(), Math.max(0, 2 * columns + 2 - line.length())));
        } else if (value instanceof Map<?, ?> map) {
            appendAll(line, map.entrySet().iterator(), "{}", columns, depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            append(line, entry.getKey(), columns, depth);
            append(line.append('='), entry.getValue(), columns, depth);
        } else if (value instanceof Collection<?> collection) {
            appendAll(line, collection.iterator(), "[]", columns, depth);
        } else if (value != null && value.getClass().isArray()) {
            appendAll(line, elements(value), "[]", columns, depth);
        } else {
            line.append(value);
        }
    }

    private static void appendAll(StringBuilder line, Iterator<?> elements, String braces, int columns, int depth) {
        line.append(braces.charAt(0));
        for (boolean isFirst = true; elements.hasNext(); isFirst = false) {
            line.append(isFirst ? "" : ", ");
            if (depth == MOST_DEPTH || line.length() > columns) {
                line.append('…');
                break;
            }
            append(line, elements.next(), columns, depth + 1);
        }
        line.append(braces.charAt(1));
    }

    private static Iterator<@Nullable Object> elements(Object array) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < Array.getLength(array);
            }

            @Override
            public @Nullable Object next() {
                return Array.get(array, next++);
            }
        };
    }
}
