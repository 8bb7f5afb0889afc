package io.traininglog.csv;

import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.export.ReplacedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

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
 * <p>The keys are those that the log has when the call begins. Rows are read a page at a time and one is held at once;
 * what is written meanwhile may or may not show. A key named {@code time} makes a second column of that name: the first
 * is the time. A string that begins with {@code =}, {@code +}, {@code -} or {@code @} is not disguised: a spreadsheet may
 * take it for a formula, so import what others logged as text.
 *
 * <p>A damaged value is a {@link io.traininglog.CodecException}, as everywhere. Safe for threads.
 */
public final class Csv {

    private Csv() {}

    /**
     * Writes all keys, in the natural order of strings, to a file in UTF-8. It is written beside the target, forced to
     * disk and then renamed: a target that was there is replaced as a whole and keeps its POSIX permissions, or stays as
     * it was.
     *
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static void write(TrainingLog log, Path target) {
        write(log, target, log.keys());
    }

    /**
     * Writes these keys, in this order, as {@link #write(TrainingLog, Path)} does. The lines are those of the whole log;
     * the column of a key that it does not have is empty.
     *
     * @throws IllegalArgumentException if a key is given twice
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static void write(TrainingLog log, Path target, String... keys) {
        write(log, target, List.of(keys));
    }

    /**
     * Writes all keys, in the natural order of strings. The target is neither flushed nor closed; after a failure it has
     * the lines before it.
     *
     * @throws StorageException if the target fails
     */
    public static void write(TrainingLog log, Appendable target) {
        write(log, target, log.keys());
    }

    /**
     * Writes these keys, in this order, as {@link #write(TrainingLog, Appendable)} does. The lines are those of the whole
     * log; the column of a key that it does not have is empty.
     *
     * @throws IllegalArgumentException if a key is given twice
     * @throws StorageException if the target fails
     */
    public static void write(TrainingLog log, Appendable target, String... keys) {
        write(log, target, List.of(keys));
    }

    private static void write(TrainingLog log, Path target, Collection<String> keys) {
        Table table = new Table(log, keys);
        try {
            ReplacedFile.writeText(target, table::write);
        } catch (IOException e) {
            throw failure(log, target.toString(), e);
        }
    }

    private static void write(TrainingLog log, Appendable target, Collection<String> keys) {
        try {
            new Table(log, keys).write(target);
        } catch (IOException e) {
            throw failure(log, "a " + target.getClass().getName(), e);
        }
    }

    private static StorageException failure(TrainingLog log, String target, IOException e) {
        return new StorageException("could not write log " + log.hexUuid() + " as CSV to " + target + ": " + e, e);
    }
}
