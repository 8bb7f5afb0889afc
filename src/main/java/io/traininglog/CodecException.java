package io.traininglog;

/**
 * Stored bytes are damaged, forged, or of a class that is not allowed. The message names the log, time and key; the
 * database's other entries stay readable.
 */
public class CodecException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
