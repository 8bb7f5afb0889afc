package io.traininglog.eventfile;

import java.util.List;

/**
 * One event of a file, as TensorFlow's {@code event.proto} has it.
 *
 * @param offset of its record, in bytes from the beginning of the file
 * @param wallTime when it was written, in seconds since 1970; NaN and infinities as they stand
 * @param step iterations done, as the trainer counts; may be negative
 * @param what happened
 */
public record Event(long offset, double wallTime, long step, What what) {

    /** What happened. */
    public sealed interface What permits Version, Start, Summary, Other {}

    /** The file begins, in this version of the format: {@code brain.Event:2}. */
    public record Version(String version) implements What {}

    /** A trainer starts at the event's step: of what came before, steps from there on do not count any more. */
    public record Start() implements What {}

    /** Something was measured. */
    public record Summary(List<SummaryValue> values) implements What {

        public Summary {
            values = List.copyOf(values);
        }
    }

    /**
     * Something that is not read.
     *
     * @param kind what it is, in words
     */
    public record Other(String kind) implements What {}
}
