package io.traininglog;

/**
 * Another process, or another connection of this one, held the database for longer than the busy wait. Nothing was
 * written; try again, or open with a longer busy wait.
 */
public final class BusyException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }

    public BusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
