package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The first digits of UUIDs: eight, or as many as it takes to tell the logs of a database from each other. */
final class ShortNames {

    private static final int USUAL = 8;
    private static final int ALL = 32;

    private final int digits;

    private ShortNames(int digits) {
        this.digits = digits;
    }

    static ShortNames of(Collection<LogSummary> logs) {
        int digits = USUAL;
        while (digits < ALL && !areDistinct(logs, digits)) {
            digits++;
        }
        return new ShortNames(digits);
    }

    private static boolean areDistinct(Collection<LogSummary> logs, int digits) {
        Set<String> names = new HashSet<>();
        return logs.stream().allMatch(log -> names.add(hex(log.uuid()).substring(0, digits)));
    }

    String of(UUID uuid) {
        return hex(uuid).substring(0, digits);
    }

    /** All 32 digits. */
    static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }
}
