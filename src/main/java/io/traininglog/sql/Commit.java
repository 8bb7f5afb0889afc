package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import java.sql.SQLException;

/** A change on its way into the database, with as many sessions as that takes. For one call of one thread. */
interface Commit<S, T> {

    /** Runs it in the session's transaction, up to and including the commit. */
    T with(S session) throws SQLException;

    /** What is thrown when no further session is worth it. */
    default TrainingLogException failed(TrainingLogException failure) {
        return failure;
    }
}
