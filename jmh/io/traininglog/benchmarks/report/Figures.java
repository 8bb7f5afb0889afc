package io.traininglog.benchmarks.report;

import java.util.Locale;

/** Numbers with as many digits as are of use. */
final class Figures {

    private Figures() {}

    static String time(double nanoseconds) {
        if (nanoseconds < 1e3) {
            return digits(nanoseconds) + " ns";
        }
        if (nanoseconds < 1e6) {
            return digits(nanoseconds / 1e3) + " µs";
        }
        return nanoseconds < 1e9 ? digits(nanoseconds / 1e6) + " ms" : digits(nanoseconds / 1e9) + " s";
    }

    static String bytes(double bytes) {
        return digits(bytes) + " B";
    }

    static String ratio(double ratio) {
        return digits(ratio) + "×";
    }

    /** A parameter: a number of steps, or the part of a log. */
    static String size(String parameter) {
        return parameter.chars().allMatch(Character::isDigit)
                ? String.format(Locale.ROOT, "%,d", Long.valueOf(parameter))
                : parameter.toLowerCase(Locale.ROOT);
    }

    private static String digits(double value) {
        String format = value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
