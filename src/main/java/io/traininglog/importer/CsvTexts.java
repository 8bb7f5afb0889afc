package io.traininglog.importer;

import org.jspecify.annotations.Nullable;

/** Watches a column for text that was meant as numbers. Not safe for threads. */
final class CsvTexts {

    private long values;
    private long numberLike;
    private String example = "";

    void add(@Nullable Object value) {
        values++;
        if (value instanceof String text && CsvValue.looksLikeNumber(text)) {
            numberLike++;
            example = numberLike == 1 ? text : example;
        }
    }

    /** Says so of a column that has hardly anything else. */
    void note(String place, String key, LeftOut leftOut) {
        if (numberLike * 2 <= values) {
            return;
        }
        String remedy = CsvValue.decimalComma(example) == null
                ? "numbers are read if they have one comma or point, and no other separator"
                : "if the comma is a decimal one, import the file with --decimal-comma and --replace";
        leftOut.note(
                place,
                (numberLike == 1 ? "a value" : numberLike + " values") + " of '" + key + "' like '" + example
                        + "' became text: " + remedy);
    }
}
