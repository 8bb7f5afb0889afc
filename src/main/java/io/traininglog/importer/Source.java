package io.traininglog.importer;

import java.util.List;

/**
 * The logs that another tool keeps in one place. What they are read from stays open until this is closed; close it after
 * the import.
 *
 * <p>Not safe for threads.
 */
public final class Source implements AutoCloseable {

    /** Gives back what a source holds open. */
    interface Held {
        void close();
    }

    private final List<? extends SourceLog> logs;
    private final String unit;
    private final LeftOut leftOut;
    private final Held held;

    Source(List<? extends SourceLog> logs, String unit, LeftOut leftOut, Held held) {
        this.logs = List.copyOf(logs);
        this.unit = unit;
        this.leftOut = leftOut;
        this.held = held;
    }

    /**
     * Logs that hold nothing open.
     *
     * @param unit of their sizes, in the plural
     */
    public static Source of(List<? extends SourceLog> logs, String unit) {
        return new Source(logs, unit, new LeftOut(), () -> {});
    }

    /** The logs; one that was resumed from another comes after that. */
    public List<? extends SourceLog> logs() {
        return logs;
    }

    /** What the logs' sizes count, in the plural. */
    public String unit() {
        return unit;
    }

    /** What was found there and belongs to none of the logs. */
    public LeftOut leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        held.close();
    }
}
