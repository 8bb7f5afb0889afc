package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.store.Transaction;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way into a PostgreSQL database, which is made once, however many connections break: also where one breaks
 * while the server commits, so that nobody hears whether it did. Then the next connection looks for the {@link Receipt}.
 */
final class PostgresCommit<T> implements Commit<PostgresSession, T> {

    private final PostgresStore store;
    private final Function<? super Transaction, T> change;
    private final boolean mayRunAgain;
    private @Nullable Exception failure;
    private @Nullable Unanswered<T> unanswered;

    PostgresCommit(PostgresStore store, Function<? super Transaction, T> change, boolean mayRunAgain) {
        this.store = store;
        this.change = change;
        this.mayRunAgain = mayRunAgain;
    }

    /** A commit that the server was asked for, and of which it was not heard what became. */
    private record Unanswered<T>(Receipt receipt, T result) {}

    @Override
    public T with(PostgresSession session) throws SQLException {
        Unanswered<T> asked = unanswered;
        if (asked != null) {
            boolean isCommitted = asked.receipt().isIn(session);
            session.undo();
            if (isCommitted) {
                return asked.result();
            }
            unanswered = null;
            session.beginWrite();
        }
        if (failure != null && !mayRunAgain) {
            throw store.undone(failure);
        }
        return run(session);
    }

    private T run(PostgresSession session) throws SQLException {
        PostgresTransaction transaction = store.transaction(session);
        try {
            T result = change.apply(transaction);
            commit(session, transaction.receipt(), result);
            transaction.committed();
            return result;
        } catch (SQLException | StatementException | JdbiException e) {
            failure = e;
            throw e;
        }
    }

    private void commit(PostgresSession session, @Nullable Receipt receipt, T result) throws SQLException {
        try {
            session.commit();
        } catch (SQLException e) {
            if (receipt != null && PostgresDialect.isConnectionLost(e)) {
                unanswered = new Unanswered<>(receipt, result);
            }
            throw e;
        }
    }

    @Override
    public TrainingLogException failed(TrainingLogException last) {
        return unanswered == null
                ? last
                : new UnavailableException(
                        store.description()
                                + ": the connection broke while the server was committing, and it did not say"
                                + " since whether it has. Look whether the change is there before you make it again",
                        last);
    }
}
