package io.traininglog;

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
}
