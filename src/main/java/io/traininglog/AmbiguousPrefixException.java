package io.traininglog;

/**
 * Several logs' UUIDs begin with the prefix; the message lists them. Give more digits.
 */
public final class AmbiguousPrefixException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public AmbiguousPrefixException(String message) {
        super(message);
    }

    public AmbiguousPrefixException(String message, Throwable cause) {
        super(message, cause);
    }
}
