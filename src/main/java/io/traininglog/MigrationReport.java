package io.traininglog;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link DatabaseFile#migrate()} did.
 *
 * @param from the schema version before
 * @param to the schema version now; the same if nothing was pending
 * @param backup the copy of the database as it was; empty if nothing was pending, or there was nothing to copy
 */
public record MigrationReport(int from, int to, Optional<Path> backup) {

    public MigrationReport {
        Objects.requireNonNull(backup, "backup");
    }
}
