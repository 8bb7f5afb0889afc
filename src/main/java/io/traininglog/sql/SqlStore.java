package io.traininglog.sql;

import io.traininglog.ClosedException;
import io.traininglog.ReadOnlyException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in an SQL database.
 *
 * <p>One session writes, under a lock, so that the threads of this process do not compete for the database's own; each
 * reader has a session to itself. Where all must share one connection, readers take the lock too.
 */
final class SqlStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

    private final Connector connector;
    private final Dialect dialect;
    private final StoreOptions options;
    private final DatabaseState state;
    private final Jdbi jdbi;
    private final KeyDictionary keys = new KeyDictionary();
    private final ChunkIndex chunkIndex = new ChunkIndex();
    private final ChunkCache chunkCache = new ChunkCache();
    private final Unsealed unsealed;
    private final ReentrantLock writing = new ReentrantLock();
    private final Sessions readers;
    private @Nullable SqlSession writer;
    private boolean closed;

    /**
     * A store.
     *
     * @param state what it shares with other stores of the same database; closed with this
     */
    SqlStore(Connector connector, Dialect dialect, StoreOptions options, DatabaseState state) {
        this.connector = connector;
        this.dialect = dialect;
        this.options = options;
        this.state = state;
        this.unsealed = new Unsealed(options.sealing());
        this.jdbi = SqlSession.jdbi(connector::connect);
        this.readers = new Sessions(this::openSession);
    }

    /** Sees to it that the database keeps history as columns, or as rows. */
    void setSealing(boolean on) {
        write(transaction -> {
            ((SqlTransaction) transaction).setSealing(on);
            return true;
        });
    }

    private SqlSession openSession() {
        try {
            return new SqlSession(jdbi, dialect);
        } catch (SQLException | StatementException | JdbiException e) {
            throw translate(e);
        }
    }

    @Override
    public Found find(long log, long time, String key) {
        return reading(session -> lookup(session).find(log, time, key));
    }

    @Override
    public FoundRow findRow(long log, long time) {
        return reading(session -> lookup(session).findRow(log, time));
    }

    @Override
    public Found findStatus(long log, String key) {
        return reading(session -> {
            List<MarkedCell> found = session.statuses().look(log, key);
            return new Found(
                    MarkedCell.marksOf(found).revision(),
                    found.size() == 1 ? null : found.get(1).cell());
        });
    }

    private Lookup lookup(SqlSession session) {
        return new Lookup(session, keys, chunkIndex, chunkCache);
    }

    @Override
    public <T> T read(Function<? super Snapshot, T> query) {
        return reading(session -> {
            session.beginRead();
            try {
                T result = query.apply(new SqlSnapshot(session, keys, new History(session, chunkIndex, chunkCache)));
                session.commit();
                return result;
            } catch (RuntimeException | Error | SQLException e) {
                session.rollback(e);
                throw e;
            }
        });
    }

    @Override
    public <T> T write(Function<? super Transaction, T> change) {
        if (options.readOnly()) {
            throw new ReadOnlyException(description() + " was opened to read only; open it for writing to change it");
        }
        return writing(session -> {
            session.beginWrite();
            try {
                SqlTransaction transaction = new SqlTransaction(
                        session, keys, new HistoryChanges(session, chunkIndex, chunkCache), unsealed);
                T result = change.apply(transaction);
                transaction.finish();
                session.commit();
                transaction.committed();
                state.changed();
                return result;
            } catch (RuntimeException | Error | SQLException e) {
                session.rollback(e);
                throw e;
            }
        });
    }

    /** Unknown while somebody writes, whom it does not wait for. */
    @Override
    public long dataVersion() {
        if (connector.isSingle() || writing.isHeldByCurrentThread() || !writing.tryLock()) {
            return UNKNOWN;
        }
        try {
            return writer == null ? UNKNOWN : writer.dataVersion();
        } catch (StatementException | JdbiException e) {
            LOG.debug("{}: the connection that writes is of no use; the next write opens another", description(), e);
            discardWriter(e);
            return UNKNOWN;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public DatabaseState state() {
        return state;
    }

    /** A commit that waits for the disk takes all earlier commits with it. */
    @Override
    public void force() {
        if (!options.readOnly()) {
            writing(session -> {
                session.force(dialect);
                return true;
            });
        }
    }

    private interface Work<T> {
        T with(SqlSession session) throws SQLException;
    }

    private <T> T reading(Work<T> work) {
        if (connector.isSingle()) {
            return writing(work);
        }
        SqlSession session = readers.take();
        boolean hasFailed = false;
        try {
            return work.with(session);
        } catch (SQLException | StatementException | JdbiException e) {
            hasFailed = true;
            session.closeAfter(e);
            throw translate(e);
        } finally {
            readers.giveBack(session, hasFailed);
        }
    }

    private <T> T writing(Work<T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a value's own code used the log while it was read or written");
        }
        writing.lock();
        try {
            return work.with(writer());
        } catch (SQLException | StatementException | JdbiException e) {
            discardWriter(e);
            throw translate(e);
        } finally {
            writing.unlock();
        }
    }

    private SqlSession writer() {
        if (closed) {
            throw new ClosedException(description() + " was closed");
        }
        if (writer == null) {
            writer = openSession();
        }
        return writer;
    }

    private void discardWriter(Exception failure) {
        if (writer != null) {
            writer.closeAfter(failure);
            writer = null;
        }
    }

    private TrainingLogException translate(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return dialect.translate(database, description());
            }
        }
        return new StorageException(description() + ": " + failure.getClass().getSimpleName(), failure);
    }

    @Override
    public String description() {
        return connector.description();
    }

    @Override
    public void close() {
        try (state) {
            try {
                readers.close();
                sealRest();
            } finally {
                closeWriter();
            }
        }
    }

    /** Closes it after a failure. */
    void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Only tidies up: where it fails, the rows stay rows. */
    private void sealRest() {
        if (unsealed.isEmpty()) {
            return;
        }
        try {
            write(transaction -> {
                ((SqlTransaction) transaction).sealRest();
                return true;
            });
        } catch (TrainingLogException e) {
            LOG.info("{} closes with some of its newest history as rows: {}", description(), e.getMessage());
        }
    }

    private void closeWriter() {
        writing.lock();
        try {
            closed = true;
            if (writer != null) {
                writer.close();
                writer = null;
            }
            connector.close();
        } catch (SQLException e) {
            throw translate(e);
        } finally {
            writing.unlock();
        }
    }
}
