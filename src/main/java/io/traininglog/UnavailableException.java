package io.traininglog;

/**
 * The server that keeps the database cannot be reached, or did not answer within the {@linkplain
 * LogDatabase.Builder#busyWait busy wait}. Try again: what this process has already written is kept in its journal until the
 * server is back.
 */
public final class UnavailableException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
