package io.traininglog.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import io.traininglog.store.StoreOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps a few connections to a PostgreSQL server for those who need one, and gives them up when nobody has for a while. A
 * server that is away is waited for; one that refuses, as it does for a wrong password, is not.
 */
final class PostgresPool implements PostgresConnector {

    private static final int MOST_CONNECTIONS = 10;

    // What the pool takes at the least
    private static final Duration LEAST_WAIT = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** As long as a login may take that somebody waits for who has else to do. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(2);

    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration VALIDATION = Duration.ofSeconds(1);

    /** How soon a refusal is seen, which the pool itself would try again until the wait is over. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final PostgresLogin login;
    private final Duration wait;
    private final PoolThreads threads;
    private final HikariPool pool;
    private volatile boolean closed;

    private PostgresPool(PostgresLogin login, StoreOptions options) {
        this.login = login;
        this.wait = longer(options.busyWait(), LEAST_WAIT);
        this.threads = new PoolThreads(name());
        HikariConfig config = config(options);
        config.validate();
        // Not by HikariDataSource, which tells the log of its every start and end
        this.pool = new HikariPool(config);
    }

    /** A pool that has no connection yet: the first one that is asked for shows whether there is a server. */
    static PostgresPool of(PostgresUrl url, StoreOptions options) {
        return new PostgresPool(new PostgresLogin(url, options.readOnly()), options);
    }

    private HikariConfig config(StoreOptions options) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(login);
        config.setPoolName(name());
        config.setReadOnly(options.readOnly());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setKeepaliveTime(0); // idle ones do not live so long
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(Math.min(VALIDATION.toMillis(), wait.toMillis()));
        config.setInitializationFailTimeout(-1);
        config.setRegisterMbeans(false);
        config.setThreadFactory(threads);
        config.setExceptionOverride(new BrokenConnections(this::giveUpConnections));
        return config;
    }

    private String name() {
        return "traininglog " + description().substring("postgresql://".length());
    }

    private void giveUpConnections() {
        pool.softEvictConnections();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * A connection, in autocommit mode. Who is interrupted is given one all the same, to write what there is to write.
     *
     * @throws SQLTransientConnectionException if none came up within the wait: with the driver's exception as its cause if
     *     the server is away, without a cause if others have all connections
     * @throws SQLException the driver's own, if the server refuses
     */
    @Override
    public Connection connect() throws SQLException {
        return connect(wait, LONGEST_LOGIN);
    }

    @Override
    public Connection connectSoon() throws SQLException {
        return connect(LEAST_WAIT, SOON);
    }

    /** A connection within a wait, or within another as long as one is on its way. */
    private Connection connect(Duration wait, Duration promised) throws SQLException {
        long begin = System.nanoTime();
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                long left = wait.minusNanos(System.nanoTime() - begin).toMillis();
                boolean promising = System.nanoTime() - begin < promised.toNanos() && isPromising(begin);
                long look = promising ? LOOK.toMillis() : Math.max(1, Math.min(left, LOOK.toMillis()));
                try {
                    return pool.getConnection(look);
                } catch (SQLException none) {
                    interrupted |= Thread.interrupted();
                    if (closed) {
                        throw new SQLNonTransientConnectionException(description() + " is closed", none);
                    }
                    Optional<SQLException> failure = login.failureSince(begin);
                    if (failure.filter(PostgresLogin::isRefusal).isPresent()) {
                        throw failure.get();
                    }
                    if (left <= look && !promising) {
                        throw timeout(wait);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether one is on its way, as there is room for it and no attempt failed: the first ones of a new JVM take longer. */
    private boolean isPromising(long begin) {
        return pool.getTotalConnections() < MOST_CONNECTIONS
                && login.failureSince(begin).isEmpty();
    }

    private SQLException timeout(Duration wait) {
        Optional<SQLException> failure = login.lastFailure();
        return new SQLTransientConnectionException(
                "no connection within " + wait.toMillis() + " ms"
                        + failure.map(last -> ": " + last.getMessage()).orElse(""),
                failure.map(SQLException::getSQLState).orElse(null),
                failure.orElse(null));
    }

    @Override
    public DataSource dataSource() {
        return login;
    }

    @Override
    public String description() {
        return login.toString();
    }

    /** Closes the connections, those that are in use as well. */
    @Override
    public void close() {
        closed = true;
        threads.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            pool.shutdown();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
