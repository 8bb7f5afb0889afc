package io.traininglog.sql;

import io.traininglog.ClosedException;
import io.traininglog.ReadOnlyException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A store in an SQL database.
 *
 * <p>One session writes, under a lock, so that the threads of this process do not compete for the database's own; each
 * reader has a session to itself. Where all must share one connection, readers take the lock too.
 */
abstract class SqlStore<S extends SqlSession> implements Store {

    private final Connector connector;
    private final Dialect dialect;
    private final StoreOptions options;
    private final DatabaseState state;
    private final ReentrantLock writing = new ReentrantLock();
    private final Sessions<S> readers = new Sessions<>();
    private @Nullable S writer;
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
    }

    /** One more session. */
    abstract S open() throws SQLException;

    /** Like {@link #open}, for who does not wait for a server that is away. */
    S openSoon() throws SQLException {
        return open();
    }

    /** What a session sees in a transaction that reads. */
    abstract Snapshot snapshot(S session);

    /**
     * A change on its way into the database.
     *
     * @param mayRunAgain whether from its beginning, where a connection breaks
     */
    abstract <T> Commit<S, T> commit(Function<? super Transaction, T> change, boolean mayRunAgain);

    /** Writes what is left to be written before this closes. */
    void beforeClose() {}

    /** The database answers. */
    void succeeded() {}

    /** Returns if what failed like this is worth another try, after a pause perhaps; throws if it is not. */
    void awaitAnotherTry(Exception failure, long deadline) {
        throw translate(failure);
    }

    final StoreOptions options() {
        return options;
    }

    @Override
    public final <T> T read(Function<? super Snapshot, T> query) {
        return reading(session -> query(session, query));
    }

    @Override
    public final <T> T write(Function<? super Transaction, T> change) {
        return write(commit(change, true), options.busyWait());
    }

    @Override
    public final <T> T writeOnce(Function<? super Transaction, T> change) {
        return write(commit(change, false), options.busyWait());
    }

    @Override
    public final <T> T writeSoon(Function<? super Transaction, T> change) {
        return write(commit(change, true), Duration.ZERO);
    }

    private <T> T write(Commit<? super S, T> commit, Duration wait) {
        if (options.readOnly()) {
            throw new ReadOnlyException(description() + " was opened to read only; open it for writing to change it");
        }
        try {
            return writing(session -> write(session, commit), wait);
        } catch (TrainingLogException e) {
            throw commit.failed(e);
        }
    }

    private <T> T write(S session, Commit<? super S, T> commit) throws SQLException {
        session.beginWrite();
        try {
            T result = commit.with(session);
            state.changed();
            return result;
        } catch (RuntimeException | Error | SQLException e) {
            session.rollback(e);
            throw e;
        }
    }

    @Override
    public final DatabaseState state() {
        return state;
    }

    /** What is done with a session. */
    interface Work<S, T> {
        T with(S session) throws SQLException;
    }

    final Sessions<S> readers() {
        return readers;
    }

    /** Runs a query in a session's transaction. */
    final <T> T query(S session, Function<? super Snapshot, T> query) throws SQLException {
        session.beginRead();
        try {
            T result = query.apply(snapshot(session));
            session.commit();
            return result;
        } catch (RuntimeException | Error | SQLException e) {
            session.rollback(e);
            throw e;
        }
    }

    final <T> T reading(Work<? super S, T> work) {
        if (connector.isSingle()) {
            return writing(work);
        }
        long deadline = deadline(options.busyWait());
        Sessions.Opener<S> opener = this::open;
        while (true) {
            try {
                T result = reading(opener, work);
                succeeded();
                return result;
            } catch (SQLException | StatementException | JdbiException e) {
                awaitAnotherTry(e, deadline);
                opener = this::openSoon;
            }
        }
    }

    private <T> T reading(Sessions.Opener<S> opener, Work<? super S, T> work) throws SQLException {
        S session = readers.take(opener);
        boolean hasFailed = false;
        try {
            return work.with(session);
        } catch (SQLException | StatementException | JdbiException e) {
            hasFailed = true;
            session.closeAfter(e);
            throw e;
        } finally {
            readers.giveBack(session, hasFailed);
        }
    }

    final <T> T writing(Work<? super S, T> work) {
        return writing(work, options.busyWait());
    }

    private <T> T writing(Work<? super S, T> work, Duration wait) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a value's own code used the log while it was read or written");
        }
        long deadline = deadline(wait);
        Sessions.Opener<S> opener = wait.isZero() ? this::openSoon : this::open;
        writing.lock();
        try {
            while (true) {
                try {
                    S session = writer(opener);
                    session.used();
                    T result = work.with(session);
                    succeeded();
                    return result;
                } catch (SQLException | StatementException | JdbiException e) {
                    discardWriter(e);
                    awaitAnotherTry(e, deadline);
                    opener = this::openSoon;
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private static long deadline(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    /** Runs this with the session that writes, if nobody is writing and there is one; else answers null. */
    final <T> @Nullable T whileIdle(Function<? super S, T> work) {
        if (connector.isSingle() || writing.isHeldByCurrentThread() || !writing.tryLock()) {
            return null;
        }
        try {
            return writer == null ? null : work.apply(writer);
        } catch (StatementException | JdbiException e) {
            discardWriter(e); // of no use any more; the next write opens another
            return null;
        } finally {
            writing.unlock();
        }
    }

    /** Closes the sessions that nobody has used since a moment of {@link System#nanoTime}. */
    final void closeUnused(long since) {
        readers.closeUnused(since);
        if (writing.tryLock()) {
            try {
                if (writer != null && writer.lastUse() - since < 0) {
                    writer.close();
                    writer = null;
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private S writer(Sessions.Opener<S> opener) throws SQLException {
        if (closed) {
            throw new ClosedException(description() + " was closed");
        }
        S open = writer;
        if (open == null) {
            open = opener.open();
            writer = open;
        }
        return open;
    }

    private void discardWriter(Exception failure) {
        if (writer != null) {
            writer.closeAfter(failure);
            writer = null;
        }
    }

    final TrainingLogException translate(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return dialect.translate(database, description());
            }
        }
        return new StorageException(description() + ": " + failure.getClass().getSimpleName(), failure);
    }

    @Override
    public final String description() {
        return connector.description();
    }

    @Override
    public final void close() {
        try (state) {
            try {
                readers.close();
                beforeClose();
            } finally {
                closeWriter();
            }
        }
    }

    /** Closes it after a failure. */
    final void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
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
