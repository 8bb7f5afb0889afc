package io.traininglog;

/**
 * The database could not be read or written: a missing folder, a full disk, a damaged file.
 * What earlier calls returned from is kept; nothing of the failed call is.
 */
public final class StorageException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
