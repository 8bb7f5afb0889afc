package io.traininglog.export;

import java.lang.reflect.Array;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arrays, collections and maps in the form of JSON (RFC 8259), for people and scripts to read. Unlike JSON it has NaN and
 * Infinity, as Python's {@code json} does. What holds itself shows {@code "(cycle)"} there.
 */
final class CsvJson {

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());

    private CsvJson() {}

    static String of(Object value) {
        CsvJson json = new CsvJson();
        json.append(value);
        return json.out.toString();
    }

    private void append(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof byte[] bytes) {
            appendText(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Collection
                || value instanceof Map
                || value.getClass().isArray()) {
            appendNested(value);
        } else {
            appendText(value.toString());
        }
    }

    private void appendNested(Object value) {
        if (!within.add(value)) {
            appendText("(cycle)");
            return;
        }
        if (value instanceof Collection<?> elements) {
            appendList(elements);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else {
            appendArray(value);
        }
        within.remove(value);
    }

    private void appendList(Collection<?> elements) {
        String separator = "[";
        for (Object element : elements) {
            out.append(separator);
            append(element);
            separator = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private void appendMap(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            appendText(String.valueOf(entry.getKey()));
            out.append(':');
            append(entry.getValue());
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void appendArray(Object array) {
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(Array.get(array, i));
        }
        out.append(']');
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
