package io.traininglog.cli;

import io.traininglog.CodecException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is shown instead of a value that is damaged, or of a class that is not known here: its neighbours stay readable. */
record Unreadable(String reason) {

    /** The value, or why it cannot be read. */
    static @Nullable Object unless(Supplier<? extends @Nullable Object> value) {
        try {
            return value.get();
        } catch (CodecException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "(unreadable: " + reason + ")";
    }
}
