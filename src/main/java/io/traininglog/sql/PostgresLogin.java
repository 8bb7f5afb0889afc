package io.traininglog.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbcurlresolver.PgPassParser;

/**
 * Logs in to a PostgreSQL server: each connection is a new one. Unlike the driver's own data source it makes no URL of its
 * parameters, which would stand in the driver's log with all that is secret in them, and it hands on those that the driver
 * knows nothing of, for socket factories and the like.
 */
final class PostgresLogin implements DataSource {

    private static final String UNKNOWN_PARAMETER = "42704";

    /**
     * What waiting does not mend: states of a server that has answered, <a
     * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's Appendix A</a>.
     */
    private static final Set<String> REFUSALS = Set.of(
            "08004", // the server rejected the connection: also the driver's word for a password that is missing
            "0A000", // what the client asks for is not supported
            "22023", // a parameter has a value that it cannot have
            "28000", // no rule of pg_hba.conf lets this user in
            "28P01", // another password
            "3D000", // no such database
            "42501", // the user may not connect to it
            UNKNOWN_PARAMETER);

    /** Within twenty seconds; by itself it may take more than two hours. */
    private static final String KEEP_ALIVE =
            "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 2";

    private final Driver driver = new Driver();
    private final PostgresUrl url;
    private final boolean readOnly;
    private volatile int loginTimeout;
    private volatile @Nullable Failure last;

    PostgresLogin(PostgresUrl url, boolean readOnly) {
        this.url = url;
        this.readOnly = readOnly;
    }

    private record Failure(SQLException exception, long begin) {}

    @Override
    public Connection getConnection() throws SQLException {
        long begin = System.nanoTime();
        try {
            Connection connection = driver.connect(url.withoutParameters(), properties());
            if (connection == null) {
                throw new SQLException("the driver knows nothing of " + url);
            }
            keepAlive(connection);
            last = null;
            return connection;
        } catch (SQLException e) {
            last = new Failure(e, begin);
            throw new Brief(e);
        }
    }

    /** A failed login, for a pool that warns of it again and again, with the stack if there is one. */
    private static final class Brief extends SQLException {

        private static final long serialVersionUID = 1L;

        Brief(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState());
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The server, too, is to notice soon when the network has parted: this end may have locked something. */
    private static void keepAlive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(KEEP_ALIVE);
        } catch (SQLException e) {
            if (!UNKNOWN_PARAMETER.equals(e.getSQLState())) {
                connection.close();
                throw e;
            } // else it only speaks like PostgreSQL
        }
    }

    /** Why an attempt failed that began at this time of {@link System#nanoTime} or later. */
    Optional<SQLException> failureSince(long nanoTime) {
        Failure failure = last;
        return failure == null || failure.begin - nanoTime < 0 ? Optional.empty() : Optional.of(failure.exception);
    }

    /** Why the last attempt failed, if it did. */
    Optional<SQLException> lastFailure() {
        Failure failure = last;
        return failure == null ? Optional.empty() : Optional.of(failure.exception);
    }

    /** Whether the server has answered, and would answer so again. */
    static boolean isRefusal(SQLException failure) {
        return REFUSALS.contains(String.valueOf(failure.getSQLState()));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(url.properties());
        if (PGProperty.PASSWORD.getOrDefault(properties) == null) {
            password(properties).ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
        }
        if (loginTimeout > 0 && !PGProperty.LOGIN_TIMEOUT.isPresent(properties)) {
            PGProperty.LOGIN_TIMEOUT.set(properties, loginTimeout);
        }
        if (readOnly) {
            PGProperty.READ_ONLY.set(properties, true);
            PGProperty.READ_ONLY_MODE.set(properties, "always");
        }
        return properties;
    }

    /** From the password file. The driver would look for all hosts as if they were one, and for IPv6 in brackets. */
    private Optional<String> password(Properties properties) {
        String database = PGProperty.PG_DBNAME.getOrDefault(properties);
        String user = PGProperty.USER.getOrDefault(properties);
        return url.hosts().stream()
                .flatMap(host ->
                        Optional.ofNullable(PgPassParser.getPassword(host.name(), host.port(), database, user))
                                .stream())
                .findFirst();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is the URL's");
    }

    /** Bounds a login as a whole; what the URL says of it comes first. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the driver logs");
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
