package io.traininglog.trainer.micrometer;

import io.traininglog.MissingArtifactException;
import io.traininglog.TrainingLog;

/**
 * What Micrometer shows of a log.
 *
 * <p>Without {@code io.micrometer:micrometer-core} on the class path every call is a {@link MissingArtifactException}.
 */
public final class Micrometer {

    private Micrometer() {}

    /** Gauges of the newest values of a log, to be bound to a registry. */
    public static TrainingLogMetrics metrics(TrainingLog log) {
        MissingArtifactException.check(
                "io.micrometer.core.instrument.binder.MeterBinder",
                "io.micrometer:micrometer-core",
                "a gauge of a log");
        return new TrainingLogMetrics(log);
    }
}
