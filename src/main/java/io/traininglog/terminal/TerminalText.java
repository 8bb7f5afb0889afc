package io.traininglog.terminal;

/**
 * Text as a terminal shows it in one line. What is stored is not trusted: characters that move the cursor, change colours,
 * turn the direction of writing or cannot be seen are spelled out, as {@code \n} or {@code \u001b}.
 */
public final class TerminalText {

    private static final String CUT = "…";

    private TerminalText() {}

    /** The text with nothing in it that a terminal acts on. */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.substring(first).codePoints().forEach(codePoint -> append(shown, codePoint));
        return shown.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static void append(StringBuilder shown, int codePoint) {
        if (!isActedOn(codePoint)) {
            shown.appendCodePoint(codePoint);
        } else if (codePoint == '\n') {
            shown.append("\\n");
        } else if (codePoint == '\r') {
            shown.append("\\r");
        } else if (codePoint == '\t') {
            shown.append("\\t");
        } else {
            for (char unit : Character.toChars(codePoint)) {
                shown.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    /** Joiners change nothing but how the characters beside them look. */
    public static boolean isActedOn(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isJoiner(codePoint);
            default -> false;
        };
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200c || codePoint == 0x200d;
    }

    /** How many columns a text takes that {@link #of} answered. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> WideCharacters.contains(codePoint) ? 2 : 1;
        };
    }

    /** The text, or as much of its beginning as fits, with an ellipsis behind it. */
    public static String cut(String text, int columns) {
        if (text.length() * 2 <= columns || width(text) <= columns) {
            return text;
        }
        int width = 0;
        int end = 0;
        while (width < columns) {
            int codePoint = text.codePointAt(end);
            width += width(codePoint);
            if (width < columns) {
                end += Character.charCount(codePoint);
            }
        }
        return columns < 1 ? "" : text.substring(0, end) + CUT;
    }

    /** The text with blanks behind it. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with blanks before it. */
    public static String alignedRight(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
