package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.eventfile.EventFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * A log as a run of <a href="https://www.tensorflow.org/tensorboard">TensorBoard</a>: one event file in a directory, whose
 * name TensorBoard shows. Give each log a directory of its own.
 *
 * <p>A row is an event at that step, a key is a tag.
 *
 * <ul>
 *   <li>Numbers are scalars of 32 bits, which is all that TensorBoard has: a {@code Double} keeps 7 digits and becomes 0 or
 *       infinite beyond about 1e-45 and 3e38, a {@code Long} is exact up to 2^24. NaN and the infinities are kept.
 *   <li>Strings are text summaries, unless the key has numbers too.
 *   <li>Everything else, and strings of a key that has numbers, has no place there, is left out and counted: null,
 *       booleans, bytes, arrays and other objects. So is the status.
 * </ul>
 *
 * <p>A resumed log is written as it shows, with what it inherits, as one run without a restart: there is nothing in it
 * that a reader would have to drop. An event's wall time is the log's time of creation, or 1970 where that is not known,
 * and one millisecond more for each step, because a log does not record when a value was put.
 *
 * <p>The file is named {@code events.out.tfevents.<seconds>.<UUID>.0.0}, with the seconds of the log's creation, so that a
 * log that is written again replaces its older file; the same rows make the same bytes. Rows are read a page at a time;
 * what is put meanwhile may or may not show. Safe for threads.
 */
public final class TensorBoard {

    private TensorBoard() {}

    /**
     * Writes a log. The directory is created if need be, and gone again if that fails; the file is written beside its
     * target, forced to disk and renamed.
     *
     * @param directory the run
     * @param progress in rows
     * @throws StorageException if the file cannot be written
     * @throws io.traininglog.MissingArtifactException without {@code com.google.protobuf:protobuf-javalite}
     */
    public static ExportReport write(TrainingLog log, Selection selection, Path directory, Progress progress) {
        EventFiles.require();
        Instant created = log.createdAt().orElse(Instant.EPOCH);
        EventFileExport export = new EventFileExport(log, selection, created, progress);
        Written written = new Written();
        try (NewFolders folders = create(directory)) {
            ReplacedFile.write(directory.resolve(fileName(log, created)), out -> export.write(out, written));
            folders.keep();
        } catch (IOException e) {
            throw ReplacedFile.failure(log, directory, e);
        }
        return written.report();
    }

    private static NewFolders create(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new FileSystemException(directory.toString(), null, "it is there, and no directory");
        }
        return NewFolders.create(directory);
    }

    /** TensorBoard reads the files of a directory in the order of their names. */
    private static String fileName(TrainingLog log, Instant created) {
        return String.format(Locale.ROOT, "events.out.tfevents.%010d.%s.0.0", created.getEpochSecond(), log.hexUuid());
    }
}
