package io.traininglog.export;

import io.traininglog.MissingArtifactException;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A log as an <a href="https://parquet.apache.org">Apache Parquet</a> file: a row for each time with an entry, the column
 * {@code time} ({@code INT64}, required), and an optional column for each key.
 *
 * <p>The column of a key is
 *
 * <ul>
 *   <li>{@code INT64} where all its values are {@code Long}; {@code DOUBLE} where all are {@code Double} or {@code Long},
 *       these rounded above 2^53; {@code BOOLEAN} where all are {@code Boolean};
 *   <li>{@code STRING} where all are {@code String};
 *   <li>{@code STRING} otherwise, with each value in JSON, strings among them too; see {@link
 *       io.traininglog.json.JsonValues}.
 * </ul>
 *
 * <p>It is null where nothing was logged and where null was. A lone surrogate becomes U+FFFD. Pages are compressed with
 * Zstandard, whose native library is loaded: JDK 24 and later warn of it, as of SQLite's, unless told {@code
 * --enable-native-access}.
 *
 * <p>The keys are those that the log has when the call begins, and a time with none of them has no row. A key named {@code
 * time} gets the column {@code time_}, or with more of these if that is a key too. The log is read twice, once to learn
 * what its keys hold. What is written meanwhile may or may not show; what does not fit what the key held the first time is
 * left out, and counted in the {@link ExportReport}. A damaged value is a {@link io.traininglog.CodecException}, as
 * everywhere. Safe for threads.
 *
 * <p>Parquet is an optional dependency: without {@code com.jerolba:carpet-record} on the class path every call is a {@link
 * MissingArtifactException} that says so, and the rest of the library works.
 */
public final class Parquet {

    private Parquet() {}

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
     * @param progress in rows, each of which is half done when it was read once: it is read twice
     * @throws StorageException if the file cannot be written, or the target is something else than a file, or a database
     *     with its write-ahead log beside it
     */
    public static ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        MissingArtifactException.check(
                "com.jerolba.carpet.CarpetWriter", "com.jerolba:carpet-record", "a Parquet file");
        ParquetTable table = new ParquetTable(log, selection, progress);
        Written written = new Written();
        try {
            ReplacedFile.write(target, out -> table.write(out, written));
        } catch (IOException e) {
            throw ReplacedFile.failure(log, target, e);
        }
        return written.report();
    }
}
