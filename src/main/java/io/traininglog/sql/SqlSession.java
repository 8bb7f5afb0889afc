package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** One connection with its DAOs, each attached when it is first used. Used by one thread at a time. */
abstract class SqlSession implements AutoCloseable {

    private final Handle handle;
    private volatile long lastUse = System.nanoTime();

    SqlSession(Jdbi jdbi) {
        handle = jdbi.open();
    }

    /** Makes sessions of a dialect with these columns, whose other mappers it is still to be given. */
    static Jdbi jdbi(ConnectionFactory connections, Columns columns) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.installPlugin(new SqlObjectPlugin());
        jdbi.getConfig(ColumnsConfig.class).set(columns);
        jdbi.registerRowMapper(new StoredCell.Mapper(columns));
        jdbi.registerRowMapper(new StatusCell.Mapper(columns));
        return jdbi;
    }

    final Connection connection() {
        return handle.getConnection();
    }

    final <D> D attach(Class<D> dao) {
        return handle.attach(dao);
    }

    /** Notes that it was used. */
    final void used() {
        lastUse = System.nanoTime();
    }

    /** When it was used last, by {@link System#nanoTime}. */
    final long lastUse() {
        return lastUse;
    }

    abstract EntryDao entries();

    abstract StatusDao statuses();

    abstract LineageDao lineage();

    /** Begins a transaction which is certain to be able to write, or waits until it is. */
    abstract void beginWrite() throws SQLException;

    /** Begins a transaction which reads one state of the database. */
    abstract void beginRead() throws SQLException;

    abstract void commit() throws SQLException;

    /** Ends the transaction after a failure, which may have ended it already. */
    abstract void rollback(Throwable failure);

    /** Closes it after a failure: the driver closes a statement that failed, kept ones too. */
    final void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
