package io.traininglog;

/**
 * The log or database was closed before this call.
 */
public final class ClosedException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        super(message);
    }

    public ClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
