package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import java.sql.Connection;
import java.sql.SQLException;

/** What databases do differently. */
interface Dialect {

    /** The statement that begins a transaction which is certain to be able to write, or waits until it is. */
    String beginWrite();

    /** The statement that begins a transaction which reads one state of the database. */
    String beginRead();

    /** Commits a change in the way that waits for the disk; the connection is outside of a transaction. */
    void force(Connection connection, Runnable change) throws SQLException;

    /** What went wrong, in this library's words. The cause keeps the driver's. */
    TrainingLogException translate(SQLException failure, String database);

    /** The class path location of the migrations. */
    String migrations();

    /** The newest schema version that this library knows. */
    int schemaVersion();
}
