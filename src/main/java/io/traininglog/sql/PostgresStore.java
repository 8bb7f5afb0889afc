package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on a PostgreSQL server. What breaks with a connection is done again with another one until the busy wait is over,
 * and nothing twice: of a commit whose answer was lost the server is asked what became of it.
 */
final class PostgresStore extends SqlStore<PostgresSession> {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final Jdbi jdbiSoon;
    private final LogKeys keys = new LogKeys();
    private final Receipts receipts = new Receipts();
    private final RecentRevision revisions;
    private final UnusedConnections unused;
    private volatile boolean isAway;

    PostgresStore(Connector connector, StoreOptions options, DatabaseState state) {
        super(connector, new PostgresDialect(), options, state);
        this.revisions = new RecentRevision(state);
        this.jdbi = PostgresSession.jdbi(connector::connect);
        this.jdbiSoon = PostgresSession.jdbi(connector::connectSoon);
        this.unused = UnusedConnections.of(this);
    }

    @Override
    PostgresSession open() {
        return open(jdbi);
    }

    @Override
    PostgresSession openSoon() {
        return open(jdbiSoon);
    }

    /**
     * It may lead to another server, which perhaps has less than the one before: also where none was open when that one
     * failed, so that nobody saw a connection break.
     */
    private PostgresSession open(Jdbi connections) {
        PostgresSession opened = new PostgresSession(connections, options());
        keys.clear();
        return opened;
    }

    @Override
    public boolean spansLogs() {
        return false;
    }

    /**
     * What is there of a log itself is the same whatever the lineage is, unless the log was deleted and made again: that may
     * take a moment to show. Where nothing is there, the revision is read after it: see {@link #revisionAfter}.
     */
    @Override
    public Found find(long log, long time, String key) {
        RecentRevision.Moment now = revisions.now();
        Long recent = revisions.at(now);
        return reading(session -> {
            Integer id = keys.find(log, key, session.keys());
            if (id == null) {
                return new Found(revisionAfter(session), null);
            } else if (recent == null) {
                Found found = found(session, log, time, id);
                revisions.saw(found.revision(), now);
                return found;
            }
            StoredCell found = session.entries().cell(log, time, id);
            return found == null ? new Found(revisionAfter(session), null) : new Found(recent, found.cell());
        });
    }

    @Override
    public Found findInherited(long log, long time, String key) {
        return reading(session -> {
            Integer id = keys.find(log, key, session.keys());
            return id == null ? new Found(revisionAfter(session), null) : found(session, log, time, id);
        });
    }

    private static Found found(PostgresSession session, long log, long time, int id) {
        RevisedCell found = session.entries().find(log, time, id);
        return found == null ? new Found(revisionAfter(session), null) : new Found(found.revision(), found.cell());
    }

    @Override
    public FoundRow findRow(long log, long time) {
        return reading(session -> {
            List<RevisedCell> found = session.entries().findRow(log, time);
            NavigableMap<String, Cell> row = new TreeMap<>();
            for (RevisedCell cell : found) {
                row.put(keys.name(log, cell.key(), session.keys()), Objects.requireNonNull(cell.cell()));
            }
            return new FoundRow(
                    found.isEmpty() ? revisionAfter(session) : found.get(0).revision(), row);
        });
    }

    /**
     * The lineage's revision after something was not found. It only grows: where it is still the one that the caller knew
     * before, it was that one all the time; where not, the caller looks again.
     */
    private static long revisionAfter(PostgresSession session) {
        return session.lineage().revision();
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
        boolean isSound = false;
        try {
            session = readers().takeSoon(this::openSoon, SOON);
            if (session == null) {
                return null;
            }
            T result = querySoon(session, query);
            isSound = true;
            return result;
        } catch (SQLException | StatementException | JdbiException e) {
            SQLException said = failureOf(e);
            if (said == null || !PostgresDialect.isConnectionLost(said)) {
                throw translate(e);
            }
            lost();
            return null;
        } finally {
            if (session != null) {
                if (!isSound) {
                    session.close();
                }
                readers().giveBack(session, !isSound);
            }
        }
    }

    /** The connection, which may be somebody else's afterwards, is left as patient as it was. */
    private <T> T querySoon(PostgresSession session, Function<? super Snapshot, T> query) throws SQLException {
        Connection connection = session.connection();
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) SOON.toMillis());
        T result;
        try {
            result = query(session, query);
        } catch (RuntimeException | Error | SQLException e) {
            try {
                connection.setNetworkTimeout(Runnable::run, usual);
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
        connection.setNetworkTimeout(Runnable::run, usual);
        return result;
    }

    private void lost() {
        isAway = true;
    }

    @Override
    void succeeded() {
        isAway = false;
    }

    @Override
    <T> Commit<PostgresSession, T> commit(Function<? super Transaction, T> change, boolean mayRunAgain) {
        return new PostgresCommit<>(this, change, mayRunAgain);
    }

    PostgresTransaction transaction(PostgresSession session) {
        return new PostgresTransaction(session, keys, receipts);
    }

    /** What is thrown for a change that failed, all of which is undone, and that is not to be run again. */
    TrainingLogException undone(Exception failure) {
        SQLException said = failureOf(failure);
        return said != null && PostgresDialect.isConnectionLost(said)
                ? new UnavailableException(
                        description()
                                + ": the connection broke while a log was being written, of which nothing was kept."
                                + " Write it again",
                        failure)
                : translate(failure);
    }

    @Override
    void awaitAnotherTry(Exception failure, long deadline) {
        SQLException said = failureOf(failure);
        boolean isLost = said != null && PostgresDialect.isConnectionLost(said);
        if (isLost) {
            lost();
        }
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
        if (!receipts.areNone() && !isAway) {
            forgetReceipts();
        }
    }

    /** Only tidies up: each is a row that nobody looks for any more. */
    private void forgetReceipts() {
        try {
            writing(session -> {
                receipts.forget(session);
                return true;
            });
        } catch (TrainingLogException e) {
            LOG.debug("{} closes with some notes on what was written left in it", description(), e);
        }
    }
}
