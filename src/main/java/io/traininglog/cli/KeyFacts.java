package io.traininglog.cli;

import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a key are, put together from stretches of its series, so that a long one does not fill the heap.
 *
 * <p>Not safe for threads.
 */
final class KeyFacts {

    private static final long STRETCH = 1 << 20;

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
        var rows = log.rows();
        for (Long from = rows.ceilingKey(0L); from != null; ) {
            long to = from > Long.MAX_VALUE - STRETCH ? Long.MAX_VALUE : from + STRETCH - 1;
            facts.add(log.series(key, SeriesOptions.all().from(from).to(to)));
            from = rows.higherKey(to);
        }
        return facts;
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
