package io.traininglog;

/**
 * A query was refused, is no SQL, or took more than its limits. Nothing was changed, as by any query.
 */
public final class QueryException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
