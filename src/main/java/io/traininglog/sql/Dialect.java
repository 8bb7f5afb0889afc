package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import java.sql.SQLException;

/** What databases do differently. */
interface Dialect {

    /** What went wrong, in this library's words. The cause keeps the driver's. */
    TrainingLogException translate(SQLException failure, String database);

    /** The class path location of the migrations. */
    String migrations();

    /** The newest schema version that this library knows. */
    int schemaVersion();
}
