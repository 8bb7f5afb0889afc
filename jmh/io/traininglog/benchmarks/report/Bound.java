package io.traininglog.benchmarks.report;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.questions.Opener;
import io.traininglog.benchmarks.questions.Question;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the library is held to in a question.
 *
 * @param text for people
 * @param reached whether a line shows it
 */
record Bound(String text, Predicate<Line> reached) {

    static Optional<Bound> of(Question question, @Nullable Double percentile) {
        return Optional.ofNullable(
                switch (question) {
                    case STEP -> times(3, Contender.TENSORBOARD);
                    case PACED_RECORD -> calls(percentile, 100, 1_000);
                    case PACED_PUT -> calls(percentile, 1_000, Double.NaN);
                    case BULK_STEPS, BULK_VALUES -> times(4, Contender.JDBC_BATCH);
                    case GET, ROW -> times(0.8, Contender.JDBC);
                    case SERIES -> times(30, Contender.JDBC);
                    case THINNED -> atMost(10e6, Figures.time(10e6)).or(times(30, Contender.JDBC));
                    case DISK -> atMost(10, Figures.bytes(10));
                    case POSTGRES_STREAM, POSTGRES_IMPORT -> times(1, Contender.PLAIN_POSTGRES);
                    case POSTGRES_SERIES -> times(0.9, Contender.PLAIN_POSTGRES);
                    case POSTGRES_GET -> times(0.8, Contender.PLAIN_POSTGRES);
                    case MEMORY_FILL -> times(5, Contender.SKIP_LIST);
                    case MEMORY_GET -> times(10, Contender.SKIP_LIST);
                    case MEMORY_BYTES -> atMost(17, Figures.bytes(17));
                    case OPEN ->
                        new Bound(
                                "≤ 1.3 of Jdbi's",
                                line -> ratio(line, Opener.JDBI.name()).orElse(0) >= 1 / 1.3);
                    case OPEN_ARCHIVED ->
                        new Bound(
                                "≤ 1.5 of plain JDBC's",
                                line -> ratio(line, Opener.JDBC.name()).orElse(0) >= 1 / 1.5);
                    case COMMAND -> atMost(1.5e9, Figures.time(1.5e9));
                    case PICTURE -> atMost(3e9, Figures.time(3e9));
                    default -> null;
                });
    }

    private static @Nullable Bound calls(@Nullable Double percentile, double median, double p99) {
        double most = percentile == null ? Double.NaN : percentile == 50 ? median : percentile == 99 ? p99 : Double.NaN;
        return Double.isNaN(most) ? null : atMost(most, Figures.time(most));
    }

    private static Bound times(double least, Contender peer) {
        return new Bound(
                "≥ " + Figures.ratio(least) + " " + peer.label(),
                line -> ratio(line, peer.name()).orElse(0) >= least);
    }

    private static Bound atMost(double most, String text) {
        return new Bound("≤ " + text, line -> line.answer(ours(line)).orElse(Double.POSITIVE_INFINITY) <= most);
    }

    private Bound or(Bound other) {
        return new Bound(text + " or " + other.text, reached.or(other.reached));
    }

    private static OptionalDouble ratio(Line line, String peer) {
        return line.ratio(ours(line), peer);
    }

    /** The name of the contender that is this library. */
    static String ours(Line line) {
        Contender ours = switch (line.question().group()) {
            case HEAP -> Contender.MEMORY;
            case SERVER -> Contender.POSTGRES;
            default -> Contender.SQLITE;
        };
        return ours.name();
    }
}
