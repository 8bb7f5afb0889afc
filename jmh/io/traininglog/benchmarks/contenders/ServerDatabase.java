package io.traininglog.benchmarks.contenders;

import io.traininglog.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database on a PostgreSQL server that all who take part use, one after the other, each with tables of its own: on a
 * server that this starts, or on one that is there.
 */
public final class ServerDatabase implements AutoCloseable {

    /** The system property with its URL, for the JVMs of the contenders. */
    private static final String PROPERTY = "traininglog.benchmark.postgresql";

    /** What a server has that keeps what it was given, with room for its tables in memory: else it would be the disk's time. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "shared_buffers", "1GB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min");

    private final String url;
    private final @Nullable PostgresServer server;

    private ServerDatabase(String url, @Nullable PostgresServer server) {
        this.url = url;
        this.server = server;
        System.setProperty(PROPERTY, url);
    }

    /** A new database on a server that ends with this. */
    public static ServerDatabase start() {
        PostgresServer server = PostgresServer.start(SETTINGS);
        return new ServerDatabase(server.newDatabase(), server);
    }

    /** A database that is there, in which the tables {@code plain} and those of this library are emptied. */
    public static ServerDatabase at(String url) {
        return new ServerDatabase(url, null);
    }

    /** Hands the URL to another JVM. */
    public String flag() {
        return "-D" + PROPERTY + "=" + url;
    }

    /** Where it is, with what it takes to get in. */
    public String url() {
        return url;
    }

    /** What it is, for people. */
    public String description() {
        return "PostgreSQL " + ask(url, "SHOW server_version") + ", fsync " + ask(url, "SHOW fsync")
                + ", shared_buffers " + ask(url, "SHOW shared_buffers");
    }

    /** The URL that another JVM, or {@link #start}, gave. */
    static String given() {
        String given = System.getProperty(PROPERTY);
        if (given == null) {
            throw new IllegalStateException("no server was started for this JVM: -D" + PROPERTY + " is missing");
        }
        return given;
    }

    static void run(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ask(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(PROPERTY);
        if (server != null) {
            server.close();
        }
    }
}
