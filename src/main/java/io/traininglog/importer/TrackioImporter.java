package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The runs of trackio's SQLite database of a project, {@code project.db}.
 *
 * <ul>
 *   <li>A run's id is the log's UUID. Older versions have none: there one is made of the project, which the file's name
 *       says, and the run's name.
 *   <li>What was logged together is a row, with the step as its time; its entries are numbers, truth values, strings, and
 *       lists and maps of these, as JSON has them. {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"} are numbers,
 *       as trackio itself reads them. Of several values of a key at one step the newest is kept. Rows without a step get
 *       those after the run's last, as trackio would have given them.
 *   <li>System metrics have a moment and no step: they are under {@code system/…} at the last step that was logged by
 *       then, 0 before the first. Of several at one step the newest is kept.
 *   <li>The configuration is in the status under {@code config/…}, beside {@code run_name}, {@code run_id} and {@code
 *       project}. {@code iterations_done} is the last step.
 * </ul>
 *
 * <p>What cannot be kept is listed, and so is what a log has no place for: alerts, traces and artifacts. Images, tables
 * and the like are maps that name their files. The moments at which values were logged are not kept.
 */
public final class TrackioImporter {

    private TrackioImporter() {}

    /**
     * Finds runs.
     *
     * @throws StorageException if the database cannot be read, or is none of trackio
     */
    public static Source open(Path file) {
        ForeignDatabase database = ForeignDatabase.open(file);
        try {
            return new TrackioDatabase(database).source();
        } catch (SQLException e) {
            database.close();
            throw new StorageException(String.valueOf(database.failure(e).getMessage()), e);
        } catch (IOException e) {
            database.close();
            throw new StorageException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
