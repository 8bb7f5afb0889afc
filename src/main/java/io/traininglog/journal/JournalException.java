package io.traininglog.journal;

/** A journal's file could not be made, extended, forced or read; the message says which, and why. */
public class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
