package io.traininglog.journal;

/** The journal was closed before this call, or while it was under way. */
public final class JournalClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public JournalClosedException(String message) {
        super(message);
    }
}
