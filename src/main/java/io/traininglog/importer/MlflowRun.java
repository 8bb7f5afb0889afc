package io.traininglog.importer;

import io.traininglog.LogOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What is known of a run of MLflow before it is read.
 *
 * @param id its {@code run_uuid}
 * @param name its name, or its id
 * @param parent the id of the run in which it was nested
 * @param start when it began
 */
record MlflowRun(String id, String name, Optional<String> parent, Optional<Instant> start) {

    static final String NAME_TAG = "mlflow.runName";
    static final String PARENT_TAG = "mlflow.parentRunId";

    static UUID uuid(String id) {
        return Identity.ofId("mlflow", id);
    }

    UUID uuid() {
        return uuid(id);
    }

    /**
     * A run that is nested in another does not go on from it: it is shown below that, and inherits nothing.
     *
     * @param hasParent whether to show it there
     */
    LogOrigin origin(boolean hasParent) {
        Optional<UUID> above = hasParent ? parent.map(MlflowRun::uuid) : Optional.empty();
        return new LogOrigin(uuid(), above, above.isPresent() ? OptionalLong.of(-1) : OptionalLong.empty(), start);
    }
}
