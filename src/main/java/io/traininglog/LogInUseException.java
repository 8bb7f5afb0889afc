package io.traininglog;

/**
 * A log cannot be deleted while another was resumed from it. Delete its descendants first.
 */
public final class LogInUseException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public LogInUseException(String message) {
        super(message);
    }

    public LogInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
