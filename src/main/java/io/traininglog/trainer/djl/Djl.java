package io.traininglog.trainer.djl;

import ai.djl.Model;
import io.traininglog.Checkpoint;
import io.traininglog.LogDatabase;
import io.traininglog.MissingArtifactException;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import java.util.Optional;

/**
 * Logs of trainings with the Deep Java Library: a {@link TrainingLogListener} records them, and a saved model knows at
 * which place of which log it stands.
 *
 * <p>Without {@code ai.djl:api} on the class path every call is a {@link MissingArtifactException}.
 */
public final class Djl {

    private Djl() {}

    /** Records into a log what a trainer does; to be added to its training configuration. */
    public static TrainingLogListener listener(TrainingLog log) {
        require();
        return new TrainingLogListener(log);
    }

    /**
     * Where a log stood when a loaded model was saved; empty if no log was kept, or the checkpoint could not be written.
     *
     * @throws io.traininglog.CodecException if the model's property is no checkpoint
     */
    public static Optional<Checkpoint> checkpoint(Model model) {
        require();
        return ModelCheckpoint.of(model);
    }

    /**
     * A new log that goes on from where a loaded model was saved.
     *
     * @throws NoSuchLogException if the model names no log, or one that is not here
     * @throws io.traininglog.CodecException if the model's property is no checkpoint
     */
    public static TrainingLog resume(LogDatabase database, Model model) {
        Checkpoint checkpoint = checkpoint(model)
                .orElseThrow(() -> new NoSuchLogException("model " + model.getName() + " has no property "
                        + ModelCheckpoint.PROPERTY + ": it names no log to go on from; begin a new one"));
        return database.resume(checkpoint);
    }

    private static void require() {
        MissingArtifactException.check(
                "ai.djl.training.listener.TrainingListener", "ai.djl:api", "a log of a DJL training");
    }
}
