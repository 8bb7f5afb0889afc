package io.traininglog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/** One connection with its DAOs, each attached when it is first used. Used by one thread at a time. */
final class SqlSession implements AutoCloseable {

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final int number = OPENED.incrementAndGet();
    private final Handle handle;
    private final PreparedStatement beginWrite;
    private final PreparedStatement beginRead;
    private final PreparedStatement commit;
    private @Nullable EntryDao entries;
    private @Nullable ChunkDao chunks;
    private @Nullable StatusDao statuses;
    private @Nullable LineageDao lineage;
    private @Nullable KeyDao keys;
    private @Nullable SettingDao settings;
    private @Nullable JournalDao journals;

    SqlSession(Jdbi jdbi, Dialect dialect) throws SQLException {
        handle = jdbi.open();
        Connection connection = handle.getConnection();
        beginWrite = connection.prepareStatement(dialect.beginWrite());
        beginRead = connection.prepareStatement(dialect.beginRead());
        commit = connection.prepareStatement("COMMIT");
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.installPlugin(new SqlObjectPlugin());
        jdbi.registerRowMapper(new Marks.Mapper());
        jdbi.registerRowMapper(new MarkedCell.Mapper());
        jdbi.registerRowMapper(new ChunkMappers.Place());
        jdbi.registerRowMapper(new ChunkMappers.Stored());
        jdbi.registerRowMapper(new StoredCell.Mapper());
        jdbi.registerRowMapper(new StatusCell.Mapper());
        jdbi.registerRowMapper(new LogRecordMapper());
        return jdbi;
    }

    EntryDao entries() {
        if (entries == null) {
            entries = handle.attach(EntryDao.class);
        }
        return entries;
    }

    ChunkDao chunks() {
        if (chunks == null) {
            chunks = handle.attach(ChunkDao.class);
        }
        return chunks;
    }

    /** What tells whether what is kept is still true, as it is now. */
    Marks marks() {
        Marks marks = chunks().marks();
        if (marks == null) {
            throw Marks.missing();
        }
        return marks;
    }

    /** Changes whenever another session commits; no other session ever has the same. */
    long dataVersion() {
        return ((long) number << 32) | (chunks().dataVersion() & 0xffff_ffffL);
    }

    StatusDao statuses() {
        if (statuses == null) {
            statuses = handle.attach(StatusDao.class);
        }
        return statuses;
    }

    LineageDao lineage() {
        if (lineage == null) {
            lineage = handle.attach(LineageDao.class);
        }
        return lineage;
    }

    KeyDao keys() {
        if (keys == null) {
            keys = handle.attach(KeyDao.class);
        }
        return keys;
    }

    JournalDao journals() {
        if (journals == null) {
            journals = handle.attach(JournalDao.class);
        }
        return journals;
    }

    SettingDao settings() {
        if (settings == null) {
            settings = handle.attach(SettingDao.class);
        }
        return settings;
    }

    void beginWrite() throws SQLException {
        beginWrite.execute();
    }

    void beginRead() throws SQLException {
        beginRead.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    /**
     * Commits once in the way that waits for the disk; the commit takes all earlier ones with it. It must have something
     * to write: SQLite leaves out an update to the same value, and then waits for nothing.
     */
    void force(Dialect dialect) throws SQLException {
        dialect.force(
                handle.getConnection(),
                () -> handle.useTransaction(transaction -> {
                    lineage().raiseRevision();
                    lineage().lowerRevision();
                }));
    }

    /** Ends the transaction after a failure, which may have ended it already. */
    void rollback(Throwable failure) {
        try (Statement rollback = handle.getConnection().createStatement()) {
            rollback.execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Closes it after a failure: the driver closes a statement that failed, kept ones too. */
    void closeAfter(Throwable failure) {
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
