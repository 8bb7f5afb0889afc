package io.traininglog;

import java.time.Duration;

/**
 * How much a query may take; see {@link DatabaseFile#query}.
 *
 * <p>Immutable: {@code QueryLimits.usual().rows(10)}.
 *
 * <p>SQLite stops between its steps, of which a call of one function is one. On values of the largest size those that go
 * through one value for each character of another, such as {@code trim(a, b)}, can so go on beyond the time: for seconds
 * where values have up to 64 KiB, for a quarter of an hour where they have a MiB. A program that runs queries of strangers gives
 * them a process of their own, as the command {@code traininglog sql} has, and ends that.
 *
 * @param time for SQLite's work, without that of whoever takes the rows
 * @param rows the most that are answered
 * @param valueBytes the size of the largest value, at any point of the query; text counts in UTF-8
 */
public record QueryLimits(Duration time, long rows, int valueBytes) {

    private static final QueryLimits USUAL = new QueryLimits(Duration.ofSeconds(30), 1_000, 1 << 20);

    /** What the views' own text takes. */
    private static final int LEAST_BYTES = 1 << 16;

    public QueryLimits {
        if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(24)) > 0) {
            throw new IllegalArgumentException("a query may take up to 24 days, not " + time);
        }
        if (rows < 1) {
            throw new IllegalArgumentException("a query answers at least 1 row, not " + rows);
        }
        if (valueBytes < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "values of " + LEAST_BYTES + " bytes must be possible, not of " + valueBytes + " at most");
        }
    }

    /** 30 seconds, 1,000 rows, values of 1 MiB. */
    public static QueryLimits usual() {
        return USUAL;
    }

    /** These limits, but so much time. */
    public QueryLimits time(Duration most) {
        return new QueryLimits(most, rows, valueBytes);
    }

    /** These limits, but so many rows. */
    public QueryLimits rows(long most) {
        return new QueryLimits(time, most, valueBytes);
    }

    /** These limits, but values of so many bytes. */
    public QueryLimits valueBytes(int most) {
        return new QueryLimits(time, rows, most);
    }
}
