package io.traininglog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a query answers, as it comes; see {@link DatabaseFile#query}. */
public interface QueryRows {

    /** The names of the columns, once, before any row; several may be the same. */
    void columns(List<String> names);

    /**
     * A row.
     *
     * @param values {@code Long}, {@code Double}, {@code String}, {@code byte[]} or null; the list is not to be changed
     */
    void row(List<@Nullable Object> values);
}
