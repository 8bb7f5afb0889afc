package io.traininglog.journal;

/** A record that validates holds what no version of this library up to now has written. */
final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message);
    }
}
