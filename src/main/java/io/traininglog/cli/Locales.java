package io.traininglog.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the environment says of characters. */
final class Locales {

    private Locales() {}

    /**
     * Whether more than ASCII can be shown: unless the locale names another charset, or none, as {@code C} does. POSIX has
     * the first variable count that is set and not empty.
     */
    static boolean isUtf8(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .map(locale -> locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
                .orElse(true);
    }
}
