package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A log as <a href="https://jsonlines.org">JSON Lines</a>: an object for each time with an entry, {@code
 * {"time":1,"train_cost":0.5}}, in UTF-8, the last line ended by {@code \n} too.
 *
 * <p>A key without an entry is not in the object, one with a null has {@code null}. Values are as {@link
 * io.traininglog.json.JsonValues} has them: numbers parse back exactly, but NaN and the infinities, for which JSON has no
 * number, are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}; bytes are Base64; arrays and
 * collections are arrays, maps are objects; any other object is the string that {@code toString} shows. UTF-8 cannot hold
 * a lone surrogate: a file has U+FFFD in its place.
 *
 * <p>The keys are those that the log has when the call begins, and a time with none of them has no line. Rows are read a
 * page at a time and one is held at once; what is written meanwhile may or may not show. A key named {@code time} becomes
 * {@code time_}, or with more of these if that is a key too.
 *
 * <p>A damaged value is a {@link io.traininglog.CodecException}, as everywhere. Safe for threads.
 */
public final class JsonLines {

    private JsonLines() {}

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
     * @param progress in rows
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        JsonRows rows = new JsonRows(log, selection, progress);
        Written written = new Written();
        try {
            ReplacedFile.writeText(target, out -> rows.write(out, written));
        } catch (IOException e) {
            throw ReplacedFile.failure(log, target, e);
        }
        return written.report();
    }

    /**
     * Writes to a writer, which is not closed; after a failure it has the lines before it.
     *
     * @param progress in rows
     * @throws StorageException if the target fails
     */
    public static ExportReport write(TrainingLog log, Selection selection, Writer target, Progress progress) {
        Written written = new Written();
        try {
            new JsonRows(log, selection, progress).write(target, written);
        } catch (IOException e) {
            throw ReplacedFile.failure(log, "a " + target.getClass().getName(), e);
        }
        return written.report();
    }
}
