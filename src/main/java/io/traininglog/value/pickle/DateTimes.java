package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * Python's {@code datetime} module. States are the bytes that {@code __reduce__} in CPython's {@code
 * Modules/_datetimemodule.c} packs: the year in two, then month, day, hour, minute and second in one each, then the
 * microsecond in three, high bytes first. The highest bit of the month (of a time: the hour) is {@code fold}, which
 * java.time does not know; it is left out.
 */
final class DateTimes {

    private static final int DATE_BYTES = 4;
    private static final int TIME_BYTES = 6;
    private static final int NO_FOLD = 0x7f;
    private static final long MAX_DAYS = 999_999_999;

    private DateTimes() {}

    /** {@code LocalDateTime}, with an offset {@code OffsetDateTime}. */
    static Temporal dateTime(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 2);
        PyBytes state = state(arguments, DATE_BYTES + TIME_BYTES);
        try {
            LocalDateTime local = LocalDateTime.of(
                    dateOf(state.part(0, DATE_BYTES), NO_FOLD), timeOf(state.part(DATE_BYTES, state.length()), 0xff));
            return arguments.isNone(1) ? local : local.atOffset(arguments.get(1, ZoneOffset.class));
        } catch (DateTimeException impossible) {
            throw new CodecException("a pickled datetime is none", impossible);
        }
    }

    static LocalDate date(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 1);
        try {
            return dateOf(state(arguments, DATE_BYTES), 0xff);
        } catch (DateTimeException impossible) {
            throw new CodecException("a pickled date is none", impossible);
        }
    }

    /** {@code LocalTime}, with an offset {@code OffsetTime}. */
    static Temporal time(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 2);
        try {
            LocalTime local = timeOf(state(arguments, TIME_BYTES), NO_FOLD);
            return arguments.isNone(1) ? local : local.atOffset(arguments.get(1, ZoneOffset.class));
        } catch (DateTimeException impossible) {
            throw new CodecException("a pickled time is none", impossible);
        }
    }

    /** A {@code timedelta}: days, seconds, microseconds. */
    static Duration duration(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(3, 3);
        long days = arguments.integer(0);
        long seconds = arguments.integer(1);
        long microseconds = arguments.integer(2);
        if (Math.abs(days) > MAX_DAYS
                || seconds < 0
                || seconds >= 86_400
                || microseconds < 0
                || microseconds > 999_999) {
            throw new CodecException(
                    "a pickled timedelta of " + days + " days, " + seconds + " s, " + microseconds + " µs is none");
        }
        return Duration.ofDays(days).plusSeconds(seconds).plusNanos(1000 * microseconds);
    }

    /** A {@code timezone}: its offset; a name beside it is left out. Java's offsets are whole seconds, up to 18 hours. */
    static ZoneOffset offset(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 2);
        Duration offset = arguments.get(0, Duration.class);
        if (!offset.equals(offset.truncatedTo(ChronoUnit.SECONDS))
                || offset.abs().compareTo(Duration.ofHours(18)) > 0) {
            throw arguments.unsupported();
        }
        return ZoneOffset.ofTotalSeconds((int) offset.toSeconds());
    }

    private static PyBytes state(Arguments arguments, int length) throws NoCounterpartException {
        if (!arguments.isBytes(0) || arguments.bytes(0).length() != length) {
            throw arguments.unsupported();
        }
        return arguments.bytes(0);
    }

    private static LocalDate dateOf(PyBytes state, int monthMask) {
        return LocalDate.of((state.at(0) << 8) | state.at(1), state.at(2) & monthMask, state.at(3));
    }

    private static LocalTime timeOf(PyBytes state, int hourMask) {
        int microsecond = (state.at(3) << 16) | (state.at(4) << 8) | state.at(5);
        return LocalTime.of(state.at(0) & hourMask, state.at(1), state.at(2), 1000 * microsecond);
    }
}
