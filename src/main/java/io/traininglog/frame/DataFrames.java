package io.traininglog.frame;

import io.traininglog.TrainingLog;
import java.util.List;
import org.dflib.DataFrame;

/**
 * Logs as a data frame of <a href="https://dflib.org">DFLib</a>: one row for each time with an entry, the column {@code
 * time}, and a column for each key.
 *
 * <p>The column of a key is a
 *
 * <ul>
 *   <li>{@code DoubleSeries} if every row has a {@code Double} under it, or {@code Double}s and {@code Long}s;
 *   <li>{@code LongSeries} if every row has a {@code Long};
 *   <li>series of objects otherwise, with null where nothing was logged and where null was.
 * </ul>
 *
 * <p>Where a key has numbers alone and a {@code Double} is among them, its {@code Long}s become {@code Double}s too,
 * rounded above 2^53. All else is as {@link io.traininglog.Row#get Row.get} answers it. {@code time} is a {@code
 * LongSeries}; {@code log} and {@code segment}, in frames that have them, are {@code String}s.
 *
 * <p>Columns have names of their own, so a key named {@code time} gets the column {@code time_}; so do {@code log} and
 * {@code segment} in frames that have such a column. Every other key keeps its name: where one of them is {@code time_},
 * the key {@code time} gets {@code time__}, and so on.
 *
 * <p>A log is read once, a page of rows at a time; what is written meanwhile may or may not show. The frame is a copy,
 * takes 8 bytes for a number in a primitive column, and about as much again while it is made. A damaged value is a
 * {@link io.traininglog.CodecException}, as everywhere. Safe for threads.
 *
 * <p>DFLib is an optional dependency: without {@code org.dflib:dflib} on the class path every call is a {@link
 * io.traininglog.MissingArtifactException} that says so, and the rest of the library works.
 */
public final class DataFrames {

    private DataFrames() {}

    /** All keys, in the natural order of strings. */
    public static DataFrame of(TrainingLog log) {
        return of(log, FrameOptions.all());
    }

    /**
     * These keys, in this order. The rows are those of the whole log, so that its frames match row by row; a key that
     * the log does not have is a column of nulls.
     *
     * @throws IllegalArgumentException if a key is given twice
     */
    public static DataFrame of(TrainingLog log, String... keys) {
        return of(log, FrameOptions.all().keys(keys));
    }

    /** What the options say of a log: {@code time}, {@code segment} if they ask for it, and the keys. */
    public static DataFrame of(TrainingLog log, FrameOptions options) {
        Dflib.require();
        return new Frame(options, false).add(log).build();
    }

    /**
     * What the options say of several logs, one below the other in their order: {@code log}, which is the UUID in 32
     * digits, {@code time}, {@code segment} if they ask for it, and the keys of all. A key has null in the rows of a log
     * without it.
     */
    public static DataFrame of(List<TrainingLog> logs, FrameOptions options) {
        Dflib.require();
        Frame frame = new Frame(options, true);
        logs.forEach(frame::add);
        return frame.build();
    }
}
