package io.traininglog.cli;

import io.traininglog.LogSummary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code ls}.
 *
 * @param lastValues of the keys that are shown, sorted or filtered by; those without a value are not in it
 */
record ListedLog(LogSummary summary, Map<String, @Nullable Object> lastValues) {}
