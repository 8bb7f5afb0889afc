package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Lets one process at a time bring the current schema of a PostgreSQL database to its newest version. Flyway's own lock comes
 * too late for that: others may find its table when it has nothing in it yet.
 */
final class MigrationTurn {

    /** Of this library's, among all who take such locks. */
    private static final int LOCK = 0x746c6f67;

    private MigrationTurn() {}

    /** What is done by who has the turn. */
    interface Work {
        void run() throws SQLException;
    }

    /**
     * Waits for the turn, and runs this meanwhile.
     *
     * @param connection which keeps the turn, in a transaction: behind a pool of the server's it is somebody else's else
     */
    static void take(Connection connection, Duration wait, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = "
                    + Math.max(1, wait.toMillis()) + "; SELECT pg_advisory_xact_lock(" + LOCK
                    + ", hashtext(current_schema()))");
            work.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, e);
            throw e;
        }
    }

    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
