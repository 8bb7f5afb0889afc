package io.traininglog.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which logs {@code ls} shows, such as {@code train_cost<0.1} or {@code created>=2026-01-01}. A log that has no such value
 * does not meet it. The first operator counts; a key with one in it stands in double quotes, {@code "a<b"<0.1}.
 */
record Condition(ListColumn column, String operator, String bound) {

    private static final Pattern FORM =
            Pattern.compile("(?s)(?:\\s*\"(?<key>.+?)\"\\s*|(?<name>.+?))(?<operator><=|>=|!=|<|>|=)(?<bound>.*)");

    /** Reads conditions from the command line. */
    static final class Converter implements ITypeConverter<Condition> {
        @Override
        public Condition convert(String text) {
            return parse(text);
        }
    }

    static Condition parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no condition, such as 'train_cost<0.1' or 'entries>=100'");
        }
        String key = form.group("key");
        ListColumn column = key == null ? ListColumn.named(form.group("name").strip()) : ListColumn.key(key);
        String bound = form.group("bound").strip();
        if (column.equals(ListColumn.CREATED) && moment(bound).isEmpty()) {
            throw new TypeConversionException("'" + bound + "' is no date, such as 2026-01-31 or 2026-01-31T18:00");
        }
        return new Condition(column, form.group("operator"), bound);
    }

    boolean isMetBy(ListedLog log) {
        Object value = column.value().apply(log);
        if (value == null || value instanceof Unreadable) {
            return false;
        } else if (value instanceof Number number && number(bound).isPresent()) {
            return holdsFor(number, number(bound).get());
        } else if (value instanceof Instant moment) {
            return holds(moment.compareTo(moment(bound).orElseThrow()));
        }
        String text = value.toString();
        boolean isUuid = column.equals(ListColumn.LOG) || column.equals(ListColumn.PARENT);
        boolean isMeant = isUuid && text.startsWith(bound.replace("-", "").toLowerCase(Locale.ROOT));
        return holds(isMeant ? 0 : text.compareTo(bound));
    }

    /** As in Java, but that NaN is equal to NaN. */
    private boolean holdsFor(Number number, double other) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isNaN(other)) {
            boolean areEqual = Double.isNaN(value) && Double.isNaN(other);
            return operator.equals("!=") ? !areEqual : areEqual && operator.contains("=");
        }
        return holds(value == other ? 0 : Double.compare(value, other));
    }

    private boolean holds(int comparison) {
        IntPredicate test = switch (operator) {
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            case "=" -> order -> order == 0;
            default -> order -> order != 0;
        };
        return test.test(comparison);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A day begins at its midnight, by the clock of whoever asks. */
    private static Optional<Instant> moment(String text) {
        ZoneId here = ZoneId.systemDefault();
        return parsed(() -> LocalDate.parse(text).atStartOfDay(here).toInstant())
                .or(() -> parsed(() ->
                        LocalDateTime.parse(text.replace(' ', 'T')).atZone(here).toInstant()))
                .or(() -> parsed(
                        () -> OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()));
    }

    private interface Parsing {
        Instant moment();
    }

    private static Optional<Instant> parsed(Parsing parsing) {
        try {
            return Optional.of(parsing.moment());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The key whose last values it asks for. */
    @Nullable
    String key() {
        return column.isKey() ? column.name() : null;
    }
}
