package io.traininglog.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server for tests, from a Maven artifact: nothing needs to be installed, and root may run it.
 *
 * <p>The tests of one JVM {@linkplain #shared() share} one, and tell their databases apart. Who wants to stop or kill a
 * server {@linkplain #start() starts} one. None outlives the JVM, however that ends. Threads may share a server.
 *
 * <p>{@code -Dtraininglog.test.postgresql=jdbc:postgresql://HOST:PORT/DATABASE?user=NAME} has them share a server that is
 * there; that user must be allowed to create databases.
 */
public final class PostgresServer implements AutoCloseable {

    /** The system property with the JDBC URL of a server that is there. */
    static final String PROPERTY = "traininglog.test.postgresql";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static @Nullable PostgresServer shared;

    /** Of this JVM, as others may use the same server. */
    private final String prefix =
            "traininglog_test_" + UUID.randomUUID().toString().substring(24);

    private final ServerUrl superuser;
    private final @Nullable Cluster cluster;
    private final Set<String> databases = new HashSet<>();
    private int created;
    private @Nullable Connection connection;

    private PostgresServer(ServerUrl superuser, @Nullable Cluster cluster) {
        this.superuser = superuser;
        this.cluster = cluster;
    }

    /** The server that all tests of this JVM use, which is started on first use. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            String url = System.getProperty(PROPERTY, "");
            shared = url.isEmpty() ? start() : at(url);
        }
        return shared;
    }

    /** A new server of the caller's own, which comes back from {@link #kill()}, but would not from a power cut. */
    public static PostgresServer start() {
        return start(Map.of());
    }

    /** A new server of the caller's own with these settings, such as {@code fsync} {@code on}. */
    public static PostgresServer start(Map<String, String> settings) {
        try {
            Cluster cluster = Cluster.start(settings);
            return new PostgresServer(cluster.url(), cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that is there, with a user who may create databases. */
    static PostgresServer at(String url) {
        PostgresServer server = new PostgresServer(ServerUrl.parse(url), null);
        Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll, "drops the tests' databases"));
        return server;
    }

    /** The JDBC URL of a new, empty database. */
    public String newDatabase() {
        return create("template0 ENCODING 'UTF8'");
    }

    /** The JDBC URL of a new database with all that one of {@link #newDatabase()} holds, to which nobody may be connected. */
    public String copyOf(String url) {
        return create(made(url));
    }

    private synchronized String create(String template) {
        String name = prefix + "_" + ++created;
        // The other strategy writes each of its blocks twice; not every server that is there has a choice
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + (cluster == null ? "" : " STRATEGY file_copy"));
        databases.add(name);
        return superuser.with(name).toString();
    }

    /** Drops a database of {@link #newDatabase()}, whoever is connected to it. */
    public synchronized void drop(String url) {
        String name = made(url);
        execute("DROP DATABASE " + name + " WITH (FORCE)");
        databases.remove(name);
    }

    private synchronized String made(String url) {
        String name = ServerUrl.parse(url).database();
        if (!databases.contains(name)) {
            throw new IllegalArgumentException(name + " is none of the databases that this server made for tests");
        }
        return name;
    }

    private synchronized void dropAll() {
        for (String name : Set.copyOf(databases)) {
            drop(superuser.with(name).toString());
        }
    }

    /** Where its owner connects to: as the superuser, unless it is a server that was there. */
    public String superuserUrl() {
        return superuser.toString();
    }

    public String host() {
        return superuser.host();
    }

    public int port() {
        return superuser.port();
    }

    /** As the server says it, like {@code 18.6}. */
    public synchronized String version() {
        try (Statement statement = connection().createStatement();
                ResultSet result = statement.executeQuery("SHOW server_version")) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(this + " does not tell its version", e);
        }
    }

    /** Stops it as its administrator would: what it is at ends, connections break, all is written. */
    public synchronized void stop() {
        hurt(Cluster::stop);
    }

    /** SIGKILL to all its processes, as when memory has run out. */
    public synchronized void kill() {
        hurt(Cluster::kill);
    }

    /** Starts it where it was, with what it had; stops it first where it runs. Returns when it accepts connections. */
    public synchronized void restart() {
        hurt(own -> {
            own.stop();
            own.start();
        });
    }

    /** Starts it where it was, as a standby that reads from no primary: {@code pg_promote()} makes it one. */
    public synchronized void restartAsStandby() {
        hurt(own -> {
            own.stop();
            own.toStandby();
            own.start();
        });
    }

    /** Ends the server and deletes what it had. */
    @Override
    public synchronized void close() {
        hurt(Cluster::delete);
    }

    private interface Harm {
        void to(Cluster cluster) throws IOException;
    }

    private void hurt(Harm harm) {
        synchronized (PostgresServer.class) {
            if (cluster == null || this == shared) {
                throw new IllegalStateException("other tests use this server: take one from PostgresServer.start()");
            }
        }
        try {
            if (connection != null) {
                connection.close();
                connection = null;
            }
            harm.to(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                            ? "the user of -D" + PROPERTY + " must be allowed to create databases on " + this
                                    + ": ALTER ROLE … CREATEDB"
                            : this + " did not " + sql,
                    e);
        }
    }

    /** Kept from call to call, and replaced where it has broken. */
    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(30)) {
            connection = DriverManager.getConnection(superuser.toString());
        }
        return connection;
    }

    @Override
    public String toString() {
        return "the PostgreSQL server at " + host() + ":" + port();
    }
}
