package io.traininglog;

/**
 * A write to a database that was opened to read only.
 */
public final class ReadOnlyException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public ReadOnlyException(String message) {
        super(message);
    }

    public ReadOnlyException(String message, Throwable cause) {
        super(message, cause);
    }
}
