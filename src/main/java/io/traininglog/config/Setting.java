package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.util.regex.Pattern;

/**
 * What one source says of one key.
 *
 * @param source for messages: a file, "environment variable X" or "system property X"
 * @param text a scalar as written; empty for a collection
 */
record Setting(String source, Key key, Type type, String text) {

    enum Type {
        /** From the environment or a system property, where everything is text. */
        UNTYPED(""),
        TEXT("the text "),
        INTEGER("the integer "),
        FLOAT("the number "),
        BOOLEAN("the boolean "),
        NULL("null"),
        LIST("a list"),
        MAPPING("a mapping"),
        OTHER("a value of another type");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    /**
     * Without leading zeros: 0100 is 64 to YAML 1.1, which Blocks read, and 100 to YAML 1.2. The other spellings that
     * only 1.1 knows (4_096, 1:00) arrive as text and are refused as such.
     */
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)|0x[0-9a-fA-F]+");

    /**
     * The value as text.
     *
     * @throws ConfigurationException for any other type, and for empty text
     */
    String asText(String expected) {
        if (!isText()) {
            throw unexpected(expected);
        }
        return text;
    }

    boolean isText() {
        return (type == Type.TEXT || type == Type.UNTYPED) && !text.isEmpty();
    }

    /**
     * The value as an integer from 0 to 2<sup>31</sup> - 1.
     *
     * @throws ConfigurationException for anything else
     */
    int asCount(String unit) {
        String expected = "a number of " + unit + ", an integer from 0 to " + Integer.MAX_VALUE;
        boolean typed = type == Type.INTEGER || type == Type.UNTYPED;
        if (!typed || !INTEGER.matcher(text).matches()) {
            throw unexpected(expected);
        }
        int count;
        try {
            count = Integer.decode(text);
        } catch (NumberFormatException tooLarge) {
            throw unexpected(expected);
        }
        if (count < 0) {
            throw unexpected(expected);
        }
        return count;
    }

    /** Source and key. */
    String place() {
        return "%s: key '%s'".formatted(source, key.spelling());
    }

    ConfigurationException unexpected(String expected) {
        return new ConfigurationException("%s: found %s; expected %s".formatted(place(), found(), expected));
    }

    /** Like {@link #unexpected}, without the text, which may be a password or hold one. */
    ConfigurationException unexpectedSecret(String expected) {
        return new ConfigurationException("%s: found %s; expected %s".formatted(place(), hidden(), expected));
    }

    private String found() {
        return switch (type) {
            case UNTYPED, TEXT -> text.isEmpty() ? "empty text" : type.words + Quotation.of(text);
            case INTEGER, FLOAT, BOOLEAN -> type.words + Quotation.of(text);
            case NULL, LIST, MAPPING, OTHER -> type.words;
        };
    }

    private String hidden() {
        return switch (type) {
            case UNTYPED, TEXT -> text.isEmpty() ? "empty text" : "text that is not shown";
            case INTEGER, FLOAT, BOOLEAN -> type.words + "that is not shown";
            case NULL, LIST, MAPPING, OTHER -> type.words;
        };
    }

    /** Without the text, which may hold a password. */
    @Override
    public String toString() {
        return place();
    }
}
