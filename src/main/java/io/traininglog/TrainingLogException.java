package io.traininglog;

/**
 * What every exception of this library is. Its message says what met what, and what to do.
 */
public abstract class TrainingLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected TrainingLogException(String message) {
        super(message);
    }

    protected TrainingLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
