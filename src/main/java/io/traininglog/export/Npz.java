package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A log as a file that <a href="https://numpy.org/doc/stable/reference/generated/numpy.load.html">{@code numpy.load}</a>
 * reads, without {@code allow_pickle}: for each key {@code train_cost} an array {@code train_cost} of its values, and an
 * array {@code train_cost.times} of the times, as {@code int64}, at which they were put. The file is a zip, stored and not
 * compressed; the same log makes the same bytes.
 *
 * <p>The array of a key is
 *
 * <ul>
 *   <li>{@code int64} where all its values are {@code Long}; {@code float64} where all are {@code Double} or {@code Long},
 *       these rounded above 2^53; {@code bool} where all are {@code Boolean};
 *   <li>Unicode strings where all are {@code String}, unless one ends in U+0000, or NumPy's padding to the longest would
 *       take more than a megabyte and than four times what they need;
 *   <li>where all are arrays of primitives of one type and shape, an array of these, with the times as its first axis:
 *       {@code char} is {@code uint16}, {@code byte[]} is {@code uint8}, the other types are NumPy's of the same name and
 *       size. At most 31 axes.
 * </ul>
 *
 * <p>A null has no place in these: it and its time are left out, and counted in the {@link ExportReport}. All other keys
 * are lists in JSON, nulls included, in a file {@code note.json} of the zip: {@code json.loads(npz["note.json"])}. Values
 * there are as {@link io.traininglog.json.JsonValues} has them.
 *
 * <p>An array is called as its key. Only {@code %}, the backslash, control characters, a slash at the begin, dots that are
 * all of a part between slashes, and the last dot of a key that ends in {@code .times}, {@code .json} or {@code .npy} are
 * percent-encoded: Python's {@code urllib.parse.unquote} gives the key. A name that would be longer than 200 bytes is cut,
 * and has {@code %~} and 32 digits of the key's SHA-256 behind it; a file <code>%keys.json</code> then has the keys by these
 * names.
 *
 * <p>The keys are those that the log has when the call begins. The log is read once; what it needs meanwhile beyond some
 * megabytes of heap is in a temporary file beside the target, as large as the target. What is written meanwhile may or may
 * not show. A damaged value is a {@link io.traininglog.CodecException}, as everywhere. Safe for threads.
 */
public final class Npz {

    private Npz() {}

    /**
     * Writes the whole log to a file.
     *
     * @see #write(TrainingLog, Selection, Path, Progress)
     */
    public static ExportReport write(TrainingLog log, Path target) {
        return write(log, Selection.all(), target, Progress.NONE);
    }

    /**
     * Writes to a file. It is written beside the target, forced to disk and then renamed: a target that was there is
     * replaced as a whole and keeps its POSIX permissions, or stays as it was.
     *
     * @param progress in rows, each of which is half done when it was read, and done when it is written
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        Written written = new Written();
        try {
            ReplacedFile.write(target, out -> {
                try (NpzArrays arrays = new NpzArrays(log, selection, target, progress)) {
                    arrays.write(out, written);
                }
            });
        } catch (IOException e) {
            throw ReplacedFile.failure(log, target, e);
        }
        return written.report();
    }
}
