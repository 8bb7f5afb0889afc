package io.traininglog.config;

/** Another's text within a message of ours: short, and on one line. */
final class Quotation {

    private static final int MAX_LENGTH = 60;

    private Quotation() {}

    static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cf}]", "?") + "'";
    }
}
