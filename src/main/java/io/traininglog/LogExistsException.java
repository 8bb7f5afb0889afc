package io.traininglog;

/**
 * A log with this UUID is in the database already. Delete it first, or keep it.
 */
public final class LogExistsException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public LogExistsException(String message) {
        super(message);
    }

    public LogExistsException(String message, Throwable cause) {
        super(message, cause);
    }
}
