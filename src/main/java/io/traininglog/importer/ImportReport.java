package io.traininglog.importer;

import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param imported the logs that it made, with their names in the other tool, in their order
 * @param present those that were in the database already, and were left as they are
 * @param grown those of {@code present} that hold more by now than when they were imported
 * @param failed those that could not be imported; nothing of them has come into the database
 * @param leftOut what could not be kept of those that were imported
 */
public record ImportReport(
        List<Imported> imported, List<Imported> present, List<Imported> grown, List<Failed> failed, LeftOut leftOut) {

    public ImportReport {
        imported = List.copyOf(imported);
        present = List.copyOf(present);
        grown = List.copyOf(grown);
        failed = List.copyOf(failed);
    }

    /** A log here and there. */
    public record Imported(UUID uuid, String name) {}

    /** A log that is only there, and why. */
    public record Failed(String name, String reason) {}
}
