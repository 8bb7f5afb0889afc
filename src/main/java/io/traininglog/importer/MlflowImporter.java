package io.traininglog.importer;

import io.traininglog.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The runs of MLflow: of its file store, {@code mlruns}, or of its SQLite database, {@code mlflow.db}.
 *
 * <ul>
 *   <li>A run's id is the log's UUID, its start the log's creation.
 *   <li>A metric's values are a key's entries, with steps as times. Of several values at one step the newest is kept.
 *   <li>Params are in the status under {@code params/…}, tags under {@code tags/…}, and the rest of what MLflow notes
 *       under {@code run_name}, {@code run_id}, {@code experiment}, {@code experiment_id}, {@code run_status}, {@code
 *       start_time}, {@code end_time} (in UTC, as ISO 8601 has it), {@code lifecycle_stage}, {@code user_id}, {@code
 *       artifact_uri}, {@code source_name}, {@code source_version} and {@code entry_point_name}. {@code iterations_done} is
 *       the last step.
 *   <li>A nested run descends from the one that it is nested in, and inherits nothing of it.
 * </ul>
 *
 * <p>A value that cannot be kept, as one at a negative step or in a malformed line, is listed, and so is what a log has no
 * place for: artifacts, models, datasets and traces. The moments at which values were logged are not kept.
 */
public final class MlflowImporter {

    private MlflowImporter() {}

    /**
     * Finds runs.
     *
     * @param place a folder like {@code mlruns}, that of one experiment or run, or a database
     * @param withDeleted whether runs that are deleted in MLflow, and still there, are to be imported too
     * @throws StorageException if it cannot be read, or is nothing of MLflow
     */
    public static Source open(Path place, boolean withDeleted) {
        if (!Files.exists(place)) {
            throw new StorageException("there is no file or folder " + place);
        }
        return Files.isDirectory(place)
                ? MlflowFolders.open(place, withDeleted)
                : MlflowDatabase.open(place, withDeleted);
    }

    /** Runs in the order of their beginnings, but for nested ones, which come after those that they are nested in. */
    static Source source(List<MlflowLog> found, String unit, LeftOut leftOut, Source.Held held) {
        List<MlflowLog> logs = new ArrayList<>(found);
        logs.sort(Comparator.comparing((MlflowLog log) -> log.run().start().orElse(Instant.MAX))
                .thenComparing(log -> log.run().id()));
        Map<UUID, UUID> parents = new HashMap<>();
        logs.forEach(log ->
                log.run().parent().ifPresent(parent -> parents.put(log.run().uuid(), MlflowRun.uuid(parent))));
        Set<UUID> cuts = ParentsFirst.cuts(parents);
        for (MlflowLog log : logs) {
            if (cuts.contains(log.run().uuid())) {
                log.cut();
                leftOut.add(
                        "run " + log.run().id(),
                        "the runs that it is nested in lead round in a circle; imported as one that is nested in none");
            }
        }
        return new Source(ParentsFirst.of(logs), unit, leftOut, held);
    }
}
