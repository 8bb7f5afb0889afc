package io.traininglog.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A connection to SQLite, whose transactions begin and end by statements that are kept. */
final class SqliteSession extends SqlSession {

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final int number = OPENED.incrementAndGet();
    private final PreparedStatement beginWrite;
    private final PreparedStatement beginRead;
    private final PreparedStatement commit;
    private @Nullable SqliteEntryDao entries;
    private @Nullable ChunkDao chunks;
    private @Nullable SqliteStatusDao statuses;
    private @Nullable SqliteLineageDao lineage;
    private @Nullable SqliteKeyDao keys;
    private @Nullable SettingDao settings;
    private @Nullable SqliteJournalDao journals;

    SqliteSession(Jdbi jdbi) throws SQLException {
        super(jdbi);
        beginWrite = connection().prepareStatement(SqliteDialect.BEGIN_WRITE);
        beginRead = connection().prepareStatement(SqliteDialect.BEGIN_READ);
        commit = connection().prepareStatement("COMMIT");
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = jdbi(connections, new SqliteColumns());
        jdbi.registerRowMapper(new Marks.Mapper());
        jdbi.registerRowMapper(new MarkedCell.Mapper());
        jdbi.registerRowMapper(new ChunkMappers.Place());
        jdbi.registerRowMapper(new ChunkMappers.Stored());
        jdbi.registerRowMapper(new LogRecordMapper());
        return jdbi;
    }

    @Override
    SqliteEntryDao entries() {
        if (entries == null) {
            entries = attach(SqliteEntryDao.class);
        }
        return entries;
    }

    ChunkDao chunks() {
        if (chunks == null) {
            chunks = attach(ChunkDao.class);
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

    @Override
    SqliteStatusDao statuses() {
        if (statuses == null) {
            statuses = attach(SqliteStatusDao.class);
        }
        return statuses;
    }

    @Override
    SqliteLineageDao lineage() {
        if (lineage == null) {
            lineage = attach(SqliteLineageDao.class);
        }
        return lineage;
    }

    SqliteKeyDao keys() {
        if (keys == null) {
            keys = attach(SqliteKeyDao.class);
        }
        return keys;
    }

    SqliteJournalDao journals() {
        if (journals == null) {
            journals = attach(SqliteJournalDao.class);
        }
        return journals;
    }

    SettingDao settings() {
        if (settings == null) {
            settings = attach(SettingDao.class);
        }
        return settings;
    }

    @Override
    void beginWrite() throws SQLException {
        beginWrite.execute();
    }

    @Override
    void beginRead() throws SQLException {
        beginRead.execute();
    }

    @Override
    void commit() throws SQLException {
        commit.execute();
    }

    /**
     * Commits once in the way that waits for the disk; the commit takes all earlier ones with it, as syncing the
     * write-ahead log at one commit syncs what earlier ones appended to it. It must have something to write: SQLite leaves
     * out an update to the same value, and then waits for nothing.
     */
    void force() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            int usual;
            try (ResultSet row = statement.executeQuery("PRAGMA synchronous")) {
                row.next();
                usual = row.getInt(1);
            }
            statement.execute("PRAGMA synchronous = FULL");
            try {
                commitSomething();
            } finally {
                statement.execute("PRAGMA synchronous = " + usual);
            }
        }
    }

    private void commitSomething() throws SQLException {
        beginWrite();
        try {
            lineage().raiseRevision();
            lineage().lowerRevision();
            commit();
        } catch (RuntimeException | Error | SQLException e) {
            rollback(e);
            throw e;
        }
    }

    @Override
    void rollback(Throwable failure) {
        try (Statement rollback = connection().createStatement()) {
            rollback.execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
