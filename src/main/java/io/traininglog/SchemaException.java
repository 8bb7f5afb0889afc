package io.traininglog;

/**
 * A database's schema and this library do not fit: it is newer, is another program's or no database at all, is older and
 * was opened to read only, or has triggers or what an upgrade would lose. Nothing was changed.
 */
public final class SchemaException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
