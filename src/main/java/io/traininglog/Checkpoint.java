package io.traininglog;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * A place in a run to go on from, small enough to keep beside the weights.
 *
 * <p>Immutable and safe for threads.
 *
 * @param database where the log was, for a reader's information; holds no password
 * @param uuid the log
 * @param time the iterations done then, ≥ 0
 * @see TrainingLog#checkpoint()
 * @see LogDatabase#resume(Checkpoint)
 */
public record Checkpoint(String database, UUID uuid, long time) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Checkpoint {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(uuid, "uuid");
        if (time < 0) {
            throw new IllegalArgumentException("time must be a non-negative integer, not " + time);
        }
    }
}
