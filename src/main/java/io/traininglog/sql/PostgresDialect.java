package io.traininglog.sql;

import io.traininglog.BusyException;
import io.traininglog.ReadOnlyException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** PostgreSQL, and servers that speak like it. */
final class PostgresDialect implements Dialect {

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static final String CONNECTION = "08";
    private static final String REJECTED_CONNECTION = "08004";
    private static final String OPERATOR_INTERVENTION = "57P";
    private static final Set<String> TRANSACTION_TIMEOUTS = Set.of("25P03", "25P04");
    private static final String INVALID_AUTHORIZATION = "28";
    private static final String INSUFFICIENT_RESOURCES = "53";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String NO_DATABASE = "3D000";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final Set<String> STATEMENT_OF_ANOTHER = Set.of("26000", "42P05");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    /** What a standby said to who wanted to write: for that one it is as good as away. */
    static SQLException standby(SQLException failure) {
        return new StandbyException(failure);
    }

    private static final class StandbyException extends SQLTransientConnectionException {

        private static final long serialVersionUID = 1L;

        StandbyException(SQLException failure) {
            super(failure.getMessage(), READ_ONLY_TRANSACTION, failure);
        }
    }

    /** Whether the connection is of no use any more, or there was none. */
    static boolean isConnectionLost(SQLException failure) {
        String state = state(failure);
        return failure instanceof SQLTransientConnectionException
                || state.startsWith(CONNECTION)
                || state.startsWith(OPERATOR_INTERVENTION)
                || TRANSACTION_TIMEOUTS.contains(state)
                || state.equals(TOO_MANY_CONNECTIONS)
                || failure.getCause() instanceof IOException;
    }

    /** Whether the server undid the transaction because of another one: the same may well succeed now. */
    static boolean isUndoneForOthers(SQLException failure) {
        String state = state(failure);
        return state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK);
    }

    /** The pool's own failure says only that there was no connection; its cause says why. */
    private static SQLException underlying(SQLException failure) {
        boolean isPools = failure instanceof SQLTransientConnectionException;
        return isPools && failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    private static String state(SQLException failure) {
        String state = underlying(failure).getSQLState();
        return state == null ? "" : state;
    }

    @Override
    public TrainingLogException translate(SQLException failure, String database) {
        SQLException underlying = underlying(failure);
        String state = state(failure);
        String said = said(underlying);
        if (state.startsWith(INVALID_AUTHORIZATION)) {
            return new StorageException(
                    database + ": the server refuses the user or the password (" + said + "). Give them in the URL, in"
                            + " PGUSER and PGPASSWORD, or in .pgpass",
                    failure);
        } else if (state.equals(REJECTED_CONNECTION)) {
            return new StorageException(
                    database + ": the connection is refused: " + said
                            + ". Where it wants a password, give it in the URL, in PGPASSWORD or in .pgpass",
                    failure);
        } else if (state.equals(NO_DATABASE)) {
            return new StorageException(database + ": " + said + ". Create it: CREATE DATABASE name", failure);
        } else if (failure instanceof StandbyException) {
            return new UnavailableException(standby(database), failure);
        } else if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
            return new UnavailableException(
                    database + " has no connection free: " + said
                            + ". Try again, or have the pool hold more: at least three, ten where many threads read",
                    failure);
        } else if (isConnectionLost(failure) || failure instanceof SQLTransientConnectionException) {
            return new UnavailableException(
                    database + " cannot be reached: " + said
                            + ". Try again; what is in this process's journal stays there" + " until then",
                    failure);
        } else if (state.equals(LOCK_NOT_AVAILABLE) || isUndoneForOthers(failure)) {
            return new BusyException(
                    database + ": another process held the log for longer than the busy wait; nothing was written. Try"
                            + " again, or set a longer busyWait",
                    failure);
        } else if (state.equals(INSUFFICIENT_PRIVILEGE) || state.equals(READ_ONLY_TRANSACTION)) {
            return new ReadOnlyException(
                    database + ": this user may not do that (" + said + "). Use one that may, or open it to read only",
                    failure);
        } else if (STATEMENT_OF_ANOTHER.contains(state)) {
            return new StorageException(
                    database + ": " + said + ". A pooler like PgBouncer gives each transaction another connection: add"
                            + " prepareThreshold=0 to the URL",
                    failure);
        } else if (state.startsWith(INSUFFICIENT_RESOURCES)) {
            return new StorageException(
                    database + ": the server has no room (" + said + "); the last call wrote nothing, earlier ones are"
                            + " kept",
                    failure);
        }
        return new StorageException(database + ": " + said, failure);
    }

    /** A message: the server that was reached is a standby. */
    static String standby(String database) {
        return database + " is a standby, to which nobody can write. Name its primary, beside it and with"
                + " targetServerType=primary perhaps, try again once it is one, or open it to read only";
    }

    private static String said(SQLException failure) {
        String said = firstLine(failure).replaceFirst("^(ERROR|FATAL): ", "");
        // The driver says no more than that an attempt has failed
        return failure.getCause() instanceof IOException cause && !(cause instanceof ConnectException)
                ? said + " (" + cause.getClass().getSimpleName() + ": " + firstLine(cause) + ")"
                : said;
    }

    /** Of the message: the other lines tell of the statement, and of values in it. */
    private static String firstLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    @Override
    public String migrations() {
        return "io/traininglog/db/postgresql";
    }

    @Override
    public int schemaVersion() {
        return 1;
    }
}
