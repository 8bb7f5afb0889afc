package io.traininglog.eventfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a summary, as TensorFlow's {@code summary.proto} has it.
 *
 * @param tag what was measured
 * @param plugin of TensorBoard that shows the tag; writers name it with a tag's first value alone
 * @param content the value
 */
public record SummaryValue(String tag, Optional<String> plugin, Content content) {

    /** A value. */
    public sealed interface Content permits Scalar, Text, HyperParameters, Other {}

    /**
     * A {@code simple_value}, or a tensor of rank 0. Floating-point numbers are widened to {@code Double}, which changes
     * none; integers are {@code Long}, or {@code BigInteger} above that; {@code DT_BOOL} is {@code Boolean}.
     */
    public record Scalar(Object value) implements Content {}

    /** Strings: a {@code String} of rank 0 or alone in a list, a {@code String[]} of rank 1. */
    public record Text(Object value) implements Content {}

    /** What a session of hyperparameter tuning was started with: Double, Boolean, String or null. */
    public record HyperParameters(Map<String, @Nullable Object> values) implements Content {

        public HyperParameters {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Something that is not read.
     *
     * @param kind what it is, in words
     */
    public record Other(String kind) implements Content {}
}
