package io.traininglog.chart;

import io.traininglog.Series;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** Series to draw. */
final class Curves {

    private Curves() {}

    /** The times from the first to the last, both included. */
    static Series over(long first, long last, LongToDoubleFunction value) {
        long[] times = LongStream.rangeClosed(first, last).toArray();
        return new Series("cost", times, LongStream.of(times).mapToDouble(value).toArray(), 0);
    }

    static Series of(double... values) {
        return over(0, values.length - 1, time -> values[(int) time]);
    }

    /** Falls from 2 to nearly 0, with noise that is the same every time. */
    static Series noisy(int points) {
        Random random = new Random(1);
        return over(1, points, time -> 2 * Math.exp(-4.0 * time / points) + 0.1 * random.nextGaussian());
    }
}
