package io.traininglog.importer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file's fields stand side by side, and what commas in them mean.
 *
 * @param separator between fields
 */
record CsvFormat(char separator, DecimalComma comma) {

    /** Where {@code 0,31} is a number. */
    enum DecimalComma {
        NOWHERE,
        OUTSIDE_QUOTATION_MARKS,
        EVERYWHERE
    }

    /** The line by which Excel is told the separator, before all others. */
    private static final Pattern DECLARATION = Pattern.compile("\uFEFF?sep=(.)");

    /**
     * The separator is what {@code sep=} in the first line says, or a comma, unless the first line has none but tabs or
     * semicolons. Programs write semicolons where the comma is taken: in countries where decimals have one.
     *
     * @param head the file's beginning
     * @param hasDecimalComma whether numbers are said to have one
     */
    static CsvFormat of(String head, boolean hasDecimalComma) {
        char separator = separator(head);
        if (hasDecimalComma) {
            return new CsvFormat(separator, DecimalComma.EVERYWHERE);
        }
        return new CsvFormat(separator, separator == ';' ? DecimalComma.OUTSIDE_QUOTATION_MARKS : DecimalComma.NOWHERE);
    }

    /** Whether the file's first line only names the separator. */
    static boolean isDeclaration(String line) {
        return DECLARATION.matcher(line).matches();
    }

    private static char separator(String head) {
        Matcher declared = DECLARATION.matcher(head.lines().findFirst().orElse(""));
        if (declared.matches()) {
            return declared.group(1).charAt(0);
        }
        boolean isQuoted = false;
        boolean hasAny = false;
        boolean hasTab = false;
        boolean hasSemicolon = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            isQuoted ^= c == '"';
            if (c == ',' && !isQuoted) {
                return ',';
            } else if ((c == '\n' || c == '\r') && hasAny && !isQuoted) {
                break;
            }
            hasAny |= c > ' ';
            hasTab |= c == '\t' && !isQuoted;
            hasSemicolon |= c == ';' && !isQuoted;
        }
        return hasTab ? '\t' : hasSemicolon ? ';' : ',';
    }

    /** Whether a character around a field is none of it. */
    boolean isBlank(char c) {
        return c == ' ' || (c == '\t' && separator != '\t');
    }

    boolean hasDecimalComma(boolean isQuoted) {
        return comma == DecimalComma.EVERYWHERE || (comma == DecimalComma.OUTSIDE_QUOTATION_MARKS && !isQuoted);
    }
}
