package io.traininglog.importer;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what is left out for one reason in one place, so that it is listed once. Not safe for threads. */
final class Tally {

    /** Of reasons and places, at once; a hostile file has any number of them. */
    private static final int MOST = 10_000;

    private record Entry(String place, String reason) {}

    private final LeftOut leftOut;
    private final Map<Entry, Long> counts = new LinkedHashMap<>();

    Tally(LeftOut leftOut) {
        this.leftOut = leftOut;
    }

    void add(String place, String reason) {
        counts.merge(new Entry(place, reason), 1L, Long::sum);
        if (counts.size() >= MOST) {
            list();
        }
    }

    /** To be called once more after the last. */
    void list() {
        counts.forEach((entry, count) ->
                leftOut.add(entry.place, count == 1 ? entry.reason : entry.reason + " (" + count + " times)", count));
        counts.clear();
    }
}
