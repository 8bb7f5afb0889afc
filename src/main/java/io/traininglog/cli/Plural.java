package io.traininglog.cli;

import java.util.Locale;

/** Numbers with what they count. */
final class Plural {

    private Plural() {}

    /** As {@code 1 entry} and {@code 10,000 entries}. */
    static String of(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
