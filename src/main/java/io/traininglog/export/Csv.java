package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A log as comma-separated values: a line for each time with an entry, the column {@code time}, and a column for each
 * key, under a header that names them.
 *
 * <p>The format is <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>'s, but for lines, which end in {@code
 * \n} alone, the last one too. Fields are
 *
 * <ul>
 *   <li>empty where nothing was logged, and {@code null} where null was;
 *   <li>numbers as {@code Double.toString} and {@code Long.toString} have them, so that they parse back exactly; {@code
 *       NaN}, {@code Infinity} and {@code -Infinity} are what Java, Python's {@code float}, pandas and R read (pandas
 *       takes NaN, null and an empty field of a numeric column alike for missing);
 *   <li>{@code true} and {@code false};
 *   <li>strings as they are, in quotation marks where they hold a comma, a quotation mark or a line end, begin or end
 *       with a blank, or would be taken for something else: {@code ""}, {@code "1.5"}, {@code "null"}. UTF-8 cannot hold
 *       a lone surrogate: a file has U+FFFD in its place;
 *   <li>bytes in Base64;
 *   <li>arrays, collections and maps in JSON's form, {@code "[[1.0,2.0],[3.0,4.0]]"}, with {@code NaN} and {@code
 *       Infinity} where they are among the numbers;
 *   <li>other objects as {@code toString} shows them.
 * </ul>
 *
 * <p>The keys are those that the log has when the call begins, and a time with none of them has no line. Rows are read a
 * page at a time and one is held at once; what is written meanwhile may or may not show. A key named {@code time} gets
 * the column {@code time_}, or with more of these if that is a key too. A string that begins with {@code =}, {@code +},
 * {@code -} or {@code @} is not disguised: a spreadsheet may take it for a formula, so import what others logged as text.
 *
 * <p>A damaged value is a {@link io.traininglog.CodecException}, as everywhere. Safe for threads.
 */
public final class Csv {

    private Csv() {}

    /**
     * Writes the whole log to a file.
     *
     * @see #write(TrainingLog, Selection, Path, Progress)
     */
    public static ExportReport write(TrainingLog log, Path target) {
        return write(log, Selection.all(), target, Progress.NONE);
    }

    /**
     * Writes to a file in UTF-8. It is written beside the target, forced to disk and then renamed: a target that was there
     * is replaced as a whole and keeps its POSIX permissions, or stays as it was.
     *
     * @param progress in rows
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        CsvTable table = new CsvTable(log, selection, progress);
        Written written = new Written();
        try {
            ReplacedFile.writeText(target, out -> table.write(out, written));
        } catch (IOException e) {
            throw ReplacedFile.failure(log, target, e);
        }
        return written.report();
    }

    /**
     * Writes the whole log.
     *
     * @see #write(TrainingLog, Selection, Appendable, Progress)
     */
    public static ExportReport write(TrainingLog log, Appendable target) {
        return write(log, Selection.all(), target, Progress.NONE);
    }

    /**
     * Writes to a buffer or writer, which is neither flushed nor closed; after a failure it has the lines before it.
     *
     * @param progress in rows
     * @throws StorageException if the target fails
     */
    public static ExportReport write(TrainingLog log, Selection selection, Appendable target, Progress progress) {
        Written written = new Written();
        try {
            new CsvTable(log, selection, progress).write(target, written);
        } catch (IOException e) {
            throw ReplacedFile.failure(log, "a " + target.getClass().getName(), e);
        }
        return written.report();
    }
}
