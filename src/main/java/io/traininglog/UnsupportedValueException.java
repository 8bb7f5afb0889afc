package io.traininglog;

/**
 * A value cannot be stored: its class is not allowed, or has no stored form. Nothing of the call was written; the
 * message names the class and the remedy.
 */
public final class UnsupportedValueException extends CodecException {

    private static final long serialVersionUID = 1L;

    public UnsupportedValueException(String message) {
        super(message);
    }

    public UnsupportedValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
