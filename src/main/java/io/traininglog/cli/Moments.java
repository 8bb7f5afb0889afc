package io.traininglog.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When something was created, by the clock of whoever looks. */
final class Moments {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Moments() {}

    static String local(Optional<Instant> moment) {
        return moment.map(known -> TO_THE_MINUTE.format(known.atZone(ZoneId.systemDefault())))
                .orElse("");
    }
}
