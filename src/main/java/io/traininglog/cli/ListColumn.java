package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ls} shows, sorts and filters by: what is known of a log itself, or the last value of a key.
 *
 * @param name as it is named on the command line
 * @param isKey whether it is a key
 * @param value a {@code String}, {@code Number} or {@code Instant}, or null if a log has none; of a key whatever was put
 */
record ListColumn(String name, boolean isKey, Function<ListedLog, @Nullable Object> value) {

    static final ListColumn LOG = own("log", log -> ShortNames.hex(log.uuid()));
    static final ListColumn CREATED = own("created", log -> log.createdAt().orElse(null));
    static final ListColumn PARENT =
            own("parent", log -> log.resumedFrom().map(ShortNames::hex).orElse(null));
    static final ListColumn ITERATIONS = own("iterations", ListColumn::iterations);
    static final ListColumn LAST_TIME =
            own("last_time", log -> log.lastTime().isPresent() ? log.lastTime().getAsLong() : null);
    static final ListColumn ENTRIES = own("entries", LogSummary::entries);

    static final List<ListColumn> OWN = List.of(LOG, CREATED, PARENT, ITERATIONS, LAST_TIME, ENTRIES);

    private static ListColumn own(String name, Function<LogSummary, @Nullable Object> value) {
        return new ListColumn(name, false, log -> value.apply(log.summary()));
    }

    private static @Nullable Object iterations(LogSummary log) {
        return Unreadable.unless(() -> log.status().get("iterations_done"));
    }

    static ListColumn key(String key) {
        return new ListColumn(key, true, log -> log.lastValues().get(key));
    }

    /** By its name, or else a key. */
    static ListColumn named(String name) {
        return OWN.stream()
                .filter(column -> column.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> key(name));
    }

    /** The value, or what the command line says in its place; logs without one come last either way. */
    Comparator<ListedLog> order(boolean isDescending) {
        Comparator<Object> order = ListColumn::compare;
        Comparator<Object> wanted = isDescending ? order.reversed() : order;
        return Comparator.comparing(
                log -> Optional.ofNullable(value.apply(log)),
                (one, other) -> one.isPresent() && other.isPresent()
                        ? wanted.compare(one.get(), other.get())
                        : Boolean.compare(one.isEmpty(), other.isEmpty()));
    }

    /** Numbers by size, NaN behind them, then everything else as it is read. */
    private static int compare(Object one, Object other) {
        if (one instanceof Number number && other instanceof Number another) {
            return number instanceof Long integer && another instanceof Long otherInteger
                    ? integer.compareTo(otherInteger)
                    : Double.compare(number.doubleValue(), another.doubleValue());
        } else if (one instanceof Number || other instanceof Number) {
            return one instanceof Number ? -1 : 1;
        }
        return one.toString().compareTo(other.toString());
    }
}
