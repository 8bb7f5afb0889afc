package io.traininglog.sql;

import io.traininglog.Durability;
import io.traininglog.store.StoreOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to PostgreSQL. What a transaction needs is set in the transaction, since the connection may be somebody
 * else's before and after it.
 */
final class PostgresSession extends SqlSession {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSession.class);

    private static final String BEGIN_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /**
     * What is read page by page comes from the index in its order. Of a log that the planner knows too little of, as all are
     * before the first ANALYZE, it would sort everything for each page.
     */
    private static final String IN_ORDER = "; SET LOCAL enable_sort = off";

    private static final String FORCE = "SELECT set_config('synchronous_commit', 'on', true),"
            + " pg_logical_emit_message(true, 'traininglog', '')";

    /** Where commits wait for nothing; who has them wait for more keeps that. */
    private static final String WAITING_FOR_DISK = "; SELECT set_config('synchronous_commit', 'on', true)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    private static final String ALLOW_SILENCE = "SET LOCAL idle_in_transaction_session_timeout = '1h'";

    private static final Duration LEAST_SILENCE = Duration.ofSeconds(5);

    private final boolean isOnSeveralDisks;
    private final String beginRead;
    private final String beginWrite;
    private @Nullable PostgresEntryDao entries;
    private @Nullable PostgresStatusDao statuses;
    private @Nullable PostgresLineageDao lineage;
    private @Nullable PostgresLogDao logs;
    private @Nullable PostgresKeyDao keys;
    private @Nullable PostgresJournalDao journals;

    PostgresSession(Jdbi jdbi, StoreOptions options) {
        super(jdbi);
        Map<String, String> said = said();
        boolean isCockroach = said.containsKey("crdb_version");
        boolean isYugabyte = said.getOrDefault("server_version", "").contains("YB");
        isOnSeveralDisks = isCockroach || isYugabyte;
        String inOrder = isCockroach ? "" : IN_ORDER; // which it would refuse
        boolean isToAsk = options.durability() == Durability.POWER_LOSS && !isOnSeveralDisks;
        beginRead = BEGIN_READ + inOrder;
        beginWrite = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = "
                + Math.max(1, options.busyWait().toMillis())
                + "; SET LOCAL idle_in_transaction_session_timeout = "
                + silence(options.busyWait()).toMillis()
                + inOrder
                + (isToAsk ? WAITING_FOR_DISK : "");
    }

    private Map<String, String> said() {
        try {
            return said(connection());
        } catch (SQLException e) {
            StatementException failure = new StatementException(e);
            closeAfter(failure);
            throw failure;
        }
    }

    /** What the server tells each client unasked; none of it where the connection is wrapped. */
    private static Map<String, String> said(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getParameterStatuses()
                : Map.of();
    }

    /**
     * How long the server hears nothing from a client before it takes from it what it has locked. Who waits as long as the
     * client would have waited gets it in time.
     */
    private static Duration silence(Duration busyWait) {
        Duration half = busyWait.dividedBy(2);
        return half.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : half;
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        Columns columns = new PostgresColumns();
        Jdbi jdbi = jdbi(connections, columns);
        jdbi.registerRowMapper(new RevisedCell.Mapper(columns));
        jdbi.registerRowMapper(new PagedCell.Mapper(columns));
        jdbi.registerRowMapper(new NumberedKey.Mapper(columns));
        jdbi.registerRowMapper(new PostgresLogRecordMapper());
        return jdbi;
    }

    @Override
    PostgresEntryDao entries() {
        if (entries == null) {
            entries = attach(PostgresEntryDao.class);
        }
        return entries;
    }

    @Override
    PostgresStatusDao statuses() {
        if (statuses == null) {
            statuses = attach(PostgresStatusDao.class);
        }
        return statuses;
    }

    @Override
    PostgresLineageDao lineage() {
        if (lineage == null) {
            lineage = attach(PostgresLineageDao.class);
        }
        return lineage;
    }

    PostgresLogDao logs() {
        if (logs == null) {
            logs = attach(PostgresLogDao.class);
        }
        return logs;
    }

    PostgresKeyDao keys() {
        if (keys == null) {
            keys = attach(PostgresKeyDao.class);
        }
        return keys;
    }

    PostgresJournalDao journals() {
        if (journals == null) {
            journals = attach(PostgresJournalDao.class);
        }
        return journals;
    }

    /** Each statement sees what others have committed by then; so who has locked a log sees all of it. */
    @Override
    void beginWrite() throws SQLException {
        connection().setAutoCommit(false);
        try (Statement begin = connection().createStatement()) {
            begin.execute(beginWrite);
        } catch (SQLException e) {
            throw orStandby(e);
        }
    }

    /** Lets the transaction that was begun be silent for long. */
    void allowSilence() {
        try (Statement statement = connection().createStatement()) {
            statement.execute(ALLOW_SILENCE);
        } catch (SQLException e) {
            throw new StatementException(e);
        }
    }

    @Override
    void beginRead() throws SQLException {
        connection().setAutoCommit(false);
        try (Statement begin = connection().createStatement()) {
            begin.execute(beginRead);
        }
    }

    @Override
    void commit() throws SQLException {
        Connection connection = connection();
        connection.commit();
        connection.setAutoCommit(true);
    }

    /**
     * Waits for the server's disk: where commits wait for nothing, as the user or the server may say, one that does takes all
     * before it along. It has to write something for that, or it would not wait: a note that nobody reads. On Citus the disk
     * is the coordinator's; its workers commit as each of them is set.
     */
    void force() throws SQLException {
        if (isOnSeveralDisks) {
            return; // as soon as it is committed
        }
        try (Statement statement = connection().createStatement()) {
            statement.execute(FORCE);
        } catch (SQLException e) {
            throw orStandby(e);
        }
    }

    /** A standby says only what it cannot do, and never why; a pool's connection that broke says nothing any more. */
    private SQLException orStandby(SQLException failure) {
        try {
            return isStandby(connection()) ? PostgresDialect.standby(failure) : failure;
        } catch (SQLException closed) {
            failure.addSuppressed(closed);
            return failure;
        }
    }

    static boolean isStandby(Connection connection) throws SQLException {
        return "on".equals(said(connection).get("in_hot_standby"));
    }

    @Override
    void rollback(Throwable failure) {
        try {
            undo();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** A connection that broke cannot be put in order, and need not. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (CloseException e) {
            LOG.debug("a connection is given back that is of no use any more", e);
        }
    }

    void undo() throws SQLException {
        connection().rollback();
        connection().setAutoCommit(true);
    }
}
