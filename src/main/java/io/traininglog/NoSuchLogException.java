package io.traininglog;

import io.traininglog.store.Store;
import io.traininglog.store.Uuids;
import java.util.UUID;

/**
 * No log with this UUID is in the database, or it was deleted.
 */
public final class NoSuchLogException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public NoSuchLogException(String message) {
        super(message);
    }

    public NoSuchLogException(String message, Throwable cause) {
        super(message, cause);
    }

    static NoSuchLogException of(UUID log, Store store) {
        return new NoSuchLogException(
                "no log " + Uuids.hex(log) + " in " + store.description() + ": it was never there, or it was deleted");
    }
}
