package io.traininglog;

/**
 * A database's schema and this library do not fit: it is newer, is another program's or no database at all, or
 * is older and was opened to read only. Nothing was changed.
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
