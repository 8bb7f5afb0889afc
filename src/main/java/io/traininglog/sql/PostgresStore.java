package io.traininglog.sql;

import io.traininglog.UnavailableException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A store on a PostgreSQL server. What breaks with a connection is done again with another one until the busy wait is over,
 * and nothing twice: of a commit whose answer was lost the server is asked what became of it.
 */
final class PostgresStore extends SqlStore<PostgresSession> {

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    /** In milliseconds. */
    private static final int SOON = 1000;

    private final Connector connector;
    private final Jdbi jdbi;
    private final Jdbi jdbiSoon;
    private final LogKeys keys = new LogKeys();
    private final UnusedConnections unused;
    private volatile boolean isAway;

    PostgresStore(Connector connector, StoreOptions options, DatabaseState state) {
        super(connector, new PostgresDialect(), options, state);
        this.connector = connector;
        this.jdbi = PostgresSession.jdbi(connector::connect);
        this.jdbiSoon = PostgresSession.jdbi(connector::connectSoon);
        this.unused = UnusedConnections.of(this);
    }

    @Override
    PostgresSession open() {
        return new PostgresSession(jdbi, options());
    }

    @Override
    public boolean spansLogs() {
        return false;
    }

    @Override
    public Found find(long log, long time, String key) {
        return reading(session -> {
            Integer id = keys.find(log, key, session.keys());
            if (id == null) {
                return new Found(session.lineage().revision(), null);
            }
            RevisedCell found = session.entries().find(log, time, id);
            return new Found(found.revision(), found.cell());
        });
    }

    @Override
    public FoundRow findRow(long log, long time) {
        return reading(session -> {
            List<RevisedCell> found = session.entries().findRow(log, time);
            NavigableMap<String, Cell> row = new TreeMap<>();
            for (RevisedCell cell : found) {
                if (cell.cell() != null) {
                    row.put(keys.name(log, cell.key(), session.keys()), cell.cell());
                }
            }
            return new FoundRow(found.get(0).revision(), row);
        });
    }

    @Override
    public Found findStatus(long log, String key) {
        return reading(session -> {
            RevisedCell found = session.statuses().look(log, key);
            return new Found(found.revision(), found.cell());
        });
    }

    @Override
    Snapshot snapshot(PostgresSession session) {
        return new PostgresSnapshot(session, keys);
    }

    /** Who cannot wait waits no longer than {@link #SOON}, and not at all for a server that is known to be away. */
    @Override
    public <T> @Nullable T readSoon(Function<? super Snapshot, T> query) {
        if (isAway) {
            return null;
        }
        PostgresSession session = null;
        boolean hasFailed = true;
        try {
            session = readers().take(() -> new PostgresSession(jdbiSoon, options()));
            Connection connection = session.connection();
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, SOON);
            T result = query(session, query);
            connection.setNetworkTimeout(Runnable::run, usual);
            hasFailed = false;
            return result;
        } catch (SQLException | StatementException | JdbiException e) {
            SQLException said = failureOf(e);
            if (said == null || !PostgresDialect.isConnectionLost(said)) {
                throw translate(e);
            }
            isAway = true;
            return null;
        } finally {
            if (session != null) {
                if (hasFailed) {
                    session.close();
                }
                readers().giveBack(session, hasFailed);
            }
        }
    }

    @Override
    void succeeded() {
        isAway = false;
    }

    @Override
    <T> T commit(PostgresSession session, Function<? super Transaction, T> change) throws SQLException {
        PostgresTransaction transaction = new PostgresTransaction(session, keys);
        T result = change.apply(transaction);
        try {
            session.commit();
        } catch (SQLException e) {
            if (!PostgresDialect.isConnectionLost(e) || !isCommitted(session.transactionId(), e)) {
                throw e;
            }
        }
        transaction.committed();
        return result;
    }

    /**
     * What became of a transaction whose commit was not answered.
     *
     * @throws UnavailableException if the server does not say within the busy wait
     */
    private boolean isCommitted(String transactionId, SQLException failure) {
        long deadline = System.nanoTime() + options().busyWait().toNanos();
        while (true) {
            try {
                String status = status(transactionId);
                if (status != null && !status.equals("in progress")) {
                    return status.equals("committed");
                }
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new UnavailableException(
                        description() + ": the connection broke while the server was committing, and it does not say"
                                + " whether it did. Look whether the change is there before you try again",
                        failure);
            }
            pause();
        }
    }

    private @Nullable String status(String transactionId) throws SQLException {
        try (Connection connection = connector.connect();
                PreparedStatement query = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            query.setString(1, transactionId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    void awaitAnotherTry(Exception failure, long deadline) {
        SQLException said = failureOf(failure);
        boolean isLost = said != null && PostgresDialect.isConnectionLost(said);
        isAway |= isLost;
        boolean isWorthIt = (isLost || (said != null && PostgresDialect.isUndoneForOthers(said)))
                && System.nanoTime() - deadline < 0;
        if (!isWorthIt) {
            throw translate(failure);
        }
        pause();
    }

    private static @Nullable SQLException failureOf(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return said;
            }
        }
        return null;
    }

    /** Not for all the same time: those that were in each other's way would meet again. */
    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
    }

    @Override
    public void force() {
        if (!options().readOnly()) {
            writing(session -> {
                session.force();
                return true;
            });
        }
    }

    @Override
    void beforeClose() {
        unused.close();
    }
}
