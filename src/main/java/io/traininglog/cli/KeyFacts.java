package io.traininglog.cli;

import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a key are, put together from stretches of its series with so many of them that a long one does not
 * fill the heap.
 *
 * <p>Not safe for threads.
 */
final class KeyFacts {

    private static final int MOST_POINTS = 1 << 20;

    /** A series that was thinned has more: one or more of each three between its ends. */
    private static final int MOST_IF_WHOLE = MOST_POINTS / 3;

    /** Each cut reads all of a series once more: with so many pieces, millions of points need one cut. */
    private static final int PIECES = 16;

    /** A point of a series. */
    record Point(long time, double value) {}

    private long numbers;
    private long others;
    private @Nullable Point least;
    private @Nullable Point greatest;
    private @Nullable Point last;

    private KeyFacts() {}

    static KeyFacts of(TrainingLog log, String key) {
        KeyFacts facts = new KeyFacts();
        facts.add(log, key, 0, Long.MAX_VALUE);
        return facts;
    }

    /** Cuts it if it is long: into pieces of about as many points each, if it was thinned. */
    private void add(TrainingLog log, String key, long from, long to) {
        Series series = log.series(key, SeriesOptions.all().from(from).to(to).atMost(MOST_POINTS));
        if (series.size() <= MOST_IF_WHOLE) {
            add(series);
        } else {
            long begin = from;
            for (int piece = 1; piece < PIECES; piece++) {
                long end = series.times()[series.size() / PIECES * piece];
                add(log, key, begin, end);
                begin = end + 1;
            }
            add(log, key, begin, to);
        }
    }

    private void add(Series series) {
        numbers += series.size();
        others += series.skipped();
        for (int i = 0; i < series.size(); i++) {
            double value = series.values()[i];
            if (least == null || value < least.value()) {
                least = Double.isNaN(value) ? least : new Point(series.times()[i], value);
            }
            if (greatest == null || value > greatest.value()) {
                greatest = Double.isNaN(value) ? greatest : new Point(series.times()[i], value);
            }
        }
        if (!series.isEmpty()) {
            last = new Point(series.times()[series.size() - 1], series.values()[series.size() - 1]);
        }
    }

    /** How many entries there are. */
    long entries() {
        return numbers + others;
    }

    /** How many of them are no numbers. */
    long others() {
        return others;
    }

    /** The first of the least numbers; null where there is none but NaN. */
    @Nullable
    Point least() {
        return least;
    }

    /** The first of the greatest numbers; null where there is none but NaN. */
    @Nullable
    Point greatest() {
        return greatest;
    }

    /** The last number, NaN included. */
    @Nullable
    Point last() {
        return last;
    }
}
