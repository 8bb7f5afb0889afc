package io.traininglog.importer;

import io.traininglog.LogOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run's event files hold between two restarts.
 *
 * @param name for people
 * @param run as TensorBoard names it
 * @param parts where it stands, in order
 * @param hyperParameters that were known by its end
 * @param plugins of the run, by tag, but for scalars'
 * @param before what it was resumed from
 * @param takenBack from which step on it does not inherit a tag, though it inherits that step
 */
record Segment(
        String name,
        String run,
        LogOrigin origin,
        List<Part> parts,
        Map<String, @Nullable Object> hyperParameters,
        Map<String, String> plugins,
        @Nullable Segment before,
        Map<String, Long> takenBack) {

    /**
     * A part of a file.
     *
     * @param from where its first record begins
     * @param to where its last record ends, in bytes
     */
    record Part(Path file, long from, long to) {}
}
