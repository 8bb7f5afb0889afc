package io.traininglog.importer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param imported the logs that it made, with their names in the other tool, in their order
 * @param present those that were in the database already, and were left as they are
 * @param failed those that could not be imported, by their names, and why; nothing of them is in the database
 * @param leftOut what could not be kept of those that were imported
 */
public record ImportReport(
        List<Imported> imported, List<Imported> present, Map<String, String> failed, LeftOut leftOut) {

    /** A log here and there. */
    public record Imported(UUID uuid, String name) {}
}
