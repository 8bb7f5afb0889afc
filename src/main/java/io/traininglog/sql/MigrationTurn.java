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

    /** Tells this library's locks from others', in the upper half of their numbers. */
    private static final long LOCKS = 0x746c6f67L << 32;

    private MigrationTurn() {}

    /** What is done by who has the turn. */
    interface Work {
        void run() throws SQLException;
    }

    /**
     * Waits for the turn, and runs this meanwhile.
     *
     * @param connection which keeps the turn, in a transaction: behind a pooler it would be somebody else's after each
     * @param schema whose turn it is
     */
    static void take(Connection connection, String schema, Duration wait, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = "
                    + Math.max(1, wait.toMillis()) + "; SELECT pg_advisory_xact_lock("
                    + (LOCKS | (schema.hashCode() & 0xffff_ffffL)) + ")");
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
