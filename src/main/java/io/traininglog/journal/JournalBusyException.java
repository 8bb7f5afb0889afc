package io.traininglog.journal;

/** Somebody else was replaying a journal for longer than the stated wait. Try again, or wait longer. */
public final class JournalBusyException extends JournalException {

    private static final long serialVersionUID = 1L;

    public JournalBusyException(String message) {
        super(message);
    }
}
