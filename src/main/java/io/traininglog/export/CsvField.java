package io.traininglog.export;

import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a line, quoted where they must be. */
final class CsvField {

    /** What readers take for a value of another type, in lower case. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "nan", "inf", "infinity");

    private CsvField() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Double || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof byte[] bytes) {
            return text(Base64.getEncoder().encodeToString(bytes));
        } else if (value.getClass().isArray() || value instanceof Collection || value instanceof Map) {
            String json = CsvJson.of(value);
            return quotedIf(hasSpecial(json), json);
        }
        return text(value.toString());
    }

    /** Nothing but text stands in a header. */
    static String ofKey(String key) {
        return quotedIf(key.isEmpty() || hasSpecial(key), key);
    }

    private static String text(String text) {
        return quotedIf(text.isEmpty() || hasSpecial(text) || looksTyped(text), text);
    }

    private static boolean looksTyped(String text) {
        char first = text.charAt(0);
        return Character.isDigit(first)
                || first == '+'
                || first == '-'
                || first == '.'
                || WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean hasSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\0') {
                return true;
            }
        }
        return !text.isEmpty() && (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ');
    }

    private static String quotedIf(boolean needed, String text) {
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
