package io.traininglog.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time, in order and apart from each other, that hold every time that was ever added, and perhaps others.
 * Immutable.
 *
 * <p>Each growth makes all readers look again. So a span that grows does so by as much again as it has, and too many
 * become one: however many times are added, they grow but few times.
 */
public final class TimeSpans {

    /** No time at all. */
    public static final TimeSpans NONE = new TimeSpans(List.of());

    /** Where it is not known: who looks in vain is slower, not wrong. */
    private static final TimeSpans EVERYWHERE = new TimeSpans(List.of(new Span(0, Long.MAX_VALUE)));

    private static final int MOST = 16;

    private final List<Span> spans;

    private TimeSpans(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /** Times from the first to the last. */
    public record Span(long first, long last) {

        boolean contains(long time) {
            return first <= time && time <= last;
        }

        private boolean isNear(long time) {
            long distance = time > last ? time - last : first - time;
            return distance - 1 <= last - first;
        }

        private Span grown(long time, long most) {
            if (time > last) {
                long ahead = time - first;
                return new Span(first, time > most - ahead ? most : time + ahead);
            }
            long ahead = last - time;
            return new Span(Math.max(0, time - ahead), last);
        }
    }

    /**
     * Reads what {@link #toString} wrote. What it cannot have written is taken for all times.
     *
     * @param text null for no time
     */
    public static TimeSpans parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        List<Span> spans = new ArrayList<>();
        long after = -1;
        try {
            for (String span : text.split(" ", MOST + 1)) {
                int dash = span.indexOf('-', 1);
                long first = Long.parseLong(span, 0, dash, 10);
                long last = Long.parseLong(span, dash + 1, span.length(), 10);
                if (first <= after || last < first) {
                    return EVERYWHERE;
                }
                spans.add(new Span(first, last));
                after = last;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return EVERYWHERE;
        }
        return spans.size() > MOST ? EVERYWHERE : new TimeSpans(spans);
    }

    public List<Span> spans() {
        return spans;
    }

    public boolean contains(long time) {
        return spans.stream().anyMatch(span -> span.contains(time));
    }

    /** Whether any of these times is not after this one. */
    public boolean beginBy(long time) {
        return !spans.isEmpty() && spans.get(0).first() <= time;
    }

    /**
     * These and one more time.
     *
     * @param most no span is made to end later
     */
    public TimeSpans with(long time, long most) {
        List<Span> grown = new ArrayList<>();
        Span added = new Span(time, time);
        for (Span span : spans) {
            if (span.isNear(time)) {
                added = span.grown(time, most);
            }
            grown.add(span);
        }
        grown.add(added);
        grown.sort(Comparator.comparingLong(Span::first));
        List<Span> apart = new ArrayList<>();
        for (Span span : grown) {
            Span before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (before != null && span.first() <= before.last()) {
                apart.set(apart.size() - 1, new Span(before.first(), Math.max(before.last(), span.last())));
            } else {
                apart.add(span);
            }
        }
        return apart.size() <= MOST
                ? new TimeSpans(apart)
                : new TimeSpans(List.of(new Span(
                        apart.get(0).first(), apart.get(apart.size() - 1).last())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeSpans that && spans.equals(that.spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }

    /** As {@code 0-3 7-7}. */
    @Override
    public String toString() {
        return spans.stream().map(span -> span.first() + "-" + span.last()).collect(Collectors.joining(" "));
    }
}
