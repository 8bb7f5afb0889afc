package io.traininglog.importer;

/** What becomes of a log that is in the database already when it is imported. */
public enum Present {

    /** It stays as it is, and is not imported. */
    KEEP,

    /** It gives way, unless another log was resumed from it. */
    REPLACE
}
