package io.traininglog.chart;

import java.util.regex.Pattern;

/** Writes a chart's characters, line by line, with ANSI's colours where they are wanted and without blanks at the ends. */
final class Ink {

    private static final Pattern NO_ASCII = Pattern.compile("[^\\p{ASCII}]");
    private static final int[] COLOURS = {36, 33, 35, 32, 31, 34};
    private static final int NONE = -1;

    private final boolean hasColours;
    private final boolean isUnicode;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder blanks = new StringBuilder();
    private int colour = NONE;

    Ink(boolean hasColours, boolean isUnicode) {
        this.hasColours = hasColours;
        this.isUnicode = isUnicode;
    }

    /** Text in the terminal's own colour. */
    Ink plain(String characters) {
        return write(characters, NONE);
    }

    /** Text in the colour of a curve. */
    Ink coloured(String characters, int line) {
        return write(characters, line < 0 ? NONE : COLOURS[line % COLOURS.length]);
    }

    private Ink write(String characters, int in) {
        String shown = isUnicode ? characters : inAscii(characters);
        if (shown.isBlank()) {
            blanks.append(shown);
            return this;
        }
        String kept = shown.stripTrailing();
        text.append(blanks);
        changeTo(in);
        text.append(kept);
        blanks.setLength(0);
        blanks.append(shown, kept.length(), shown.length());
        return this;
    }

    private static String inAscii(String characters) {
        return NO_ASCII.matcher(characters.replace('…', '~')).replaceAll("?");
    }

    private void changeTo(int next) {
        if (hasColours && colour != next) {
            text.append(next == NONE ? "\u001b[0m" : "\u001b[" + next + "m");
        }
        colour = next;
    }

    void endLine() {
        changeTo(NONE);
        blanks.setLength(0);
        text.append('\n');
    }

    String text() {
        return text.toString();
    }
}
