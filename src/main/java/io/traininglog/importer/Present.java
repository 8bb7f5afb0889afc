package io.traininglog.importer;

/** What becomes of a log that is in the database already when it is imported. */
public enum Present {

    /**
     * It stays as it is. Where it has grown since it was imported, that is reported, and none that was resumed from it is
     * imported.
     */
    KEEP,

    /** It gives way, together with those of the same source that were resumed from it, unless others were too. */
    REPLACE
}
