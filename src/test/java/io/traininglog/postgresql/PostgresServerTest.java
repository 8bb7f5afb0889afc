package io.traininglog.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PostgresServerTest {

    private static final String UNKNOWN_DATABASE = "3D000";
    private static final String CANNOT_CONNECT = "08001";

    @Test
    void aNewDatabaseIsEmptyAndItsOwn() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        String other = server.newDatabase();
        execute(url, "CREATE TABLE mine (x int)");
        assertThat(other).isNotEqualTo(url);
        assertThat(ask(
                        other,
                        "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"))
                .isEqualTo("0");
        assertThat(ask(other, "SHOW server_encoding")).isEqualTo("UTF8");
        server.drop(url);
        server.drop(other);
    }

    @Test
    void aCopyOfADatabaseHoldsTheSameAndIsItsOwn() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        execute(url, "CREATE TABLE mine AS SELECT 42 AS x");
        String copy = server.copyOf(url);
        execute(url, "UPDATE mine SET x = 43");
        assertThat(ask(copy, "SELECT x FROM mine")).isEqualTo("42");
        server.drop(url);
        assertThat(ask(copy, "SELECT x FROM mine")).isEqualTo("42");
        server.drop(copy);
    }

    @Test
    void aDatabaseIsDroppedWhoeverIsConnected() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            server.drop(url);
            assertThat(connection.isValid(30)).isFalse();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(UNKNOWN_DATABASE));
    }

    @Test
    void nobodyElsesDatabaseIsDropped() {
        PostgresServer server = PostgresServer.shared();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.drop(server.superuserUrl()))
                .withMessageContaining("none of the databases that this server made for tests");
    }

    @Test
    void theServerThatAllShareCannotBeHurt() {
        PostgresServer server = PostgresServer.shared();
        assertThat(PostgresServer.shared()).isSameAs(server);
        assertThatIllegalStateException().isThrownBy(server::stop);
        assertThatIllegalStateException().isThrownBy(server::kill);
        assertThatIllegalStateException().isThrownBy(server::restart);
        assertThatIllegalStateException()
                .isThrownBy(server::close)
                .withMessageContaining("take one from PostgresServer.start()");
    }

    @Test
    void aStoppedServerComesBackWhereItWasWithWhatItHad() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (x int)");
                statement.execute("INSERT INTO kept VALUES (42)");
                server.stop();
                assertThat(connection.isValid(30)).isFalse();
            }
            assertCannotConnect(url);
            server.restart();
            assertThat(ask(url, "SELECT x FROM kept")).isEqualTo("42");
            server.drop(url);
        }
    }

    @Test
    void aKilledServerComesBackWithWhatWasCommitted() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                Connection committed = DriverManager.getConnection(server.superuserUrl());
                Connection open = DriverManager.getConnection(server.superuserUrl());
                Statement commits = committed.createStatement();
                Statement leavesOpen = open.createStatement()) {
            commits.execute("CREATE TABLE kept (x int)");
            open.setAutoCommit(false);
            leavesOpen.execute("INSERT INTO kept VALUES (1)");
            commits.execute("INSERT INTO kept VALUES (2)");
            server.kill();
            assertThat(committed.isValid(30)).isFalse();
            assertCannotConnect(server.superuserUrl());
            server.restart();
            assertThat(ask(server.superuserUrl(), "SELECT string_agg(x::text, ' ') FROM kept"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aServerThatRunsIsRestarted() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String started = ask(server.superuserUrl(), "SELECT pg_postmaster_start_time()");
            server.restart();
            assertThat(ask(server.superuserUrl(), "SELECT pg_postmaster_start_time()"))
                    .isNotEqualTo(started);
        }
    }

    @Test
    void nothingIsLeftOfAClosedServer() throws Exception {
        PostgresServer server = PostgresServer.start();
        Path data = Path.of(ask(server.superuserUrl(), "SHOW data_directory"));
        assertThat(data.resolve("PG_VERSION")).exists();
        server.close();
        assertThat(data.getParent()).doesNotExist();
        assertCannotConnect(server.superuserUrl());
        server.close();
    }

    @Test
    void aServerIsSetUpForTestsUnlessItIsToldOtherwise() throws Exception {
        try (PostgresServer careless = PostgresServer.start();
                PostgresServer careful = PostgresServer.start(Map.of("fsync", "on", "max_connections", "20"))) {
            assertThat(ask(careless.superuserUrl(), "SHOW fsync")).isEqualTo("off");
            assertThat(ask(careless.superuserUrl(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Integer.parseInt(ask(careless.superuserUrl(), "SHOW max_connections")))
                    .isGreaterThanOrEqualTo(200);
            assertThat(ask(careful.superuserUrl(), "SHOW fsync")).isEqualTo("on");
            assertThat(ask(careful.superuserUrl(), "SHOW max_connections")).isEqualTo("20");
        }
    }

    @Test
    void aServerThatCannotStartSaysWhy() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> PostgresServer.start(Map.of("shared_buffers", "all")))
                .withMessageContaining("invalid value for parameter \"shared_buffers\": \"all\"");
    }

    @Test
    void itTellsWhereAndWhatItIs() throws Exception {
        PostgresServer server = PostgresServer.shared();
        assertThat(server).hasToString("the PostgreSQL server at " + server.host() + ":" + server.port());
        assertThat(ask(server.superuserUrl(), "SHOW server_version")).isEqualTo(server.version());
    }

    @Test
    void testsCanBePointedAtAServerThatIsThere() throws Exception {
        try (PostgresServer there = PostgresServer.start()) {
            execute(there.superuserUrl(), "CREATE ROLE tester LOGIN CREATEDB");
            PostgresServer server = PostgresServer.at(user("tester", there));
            String url = server.newDatabase();
            assertThat(url).endsWith("?user=tester&connectTimeout=30");
            assertThat(ask(url, "SELECT current_user || ' at ' || inet_server_port()"))
                    .isEqualTo("tester at " + there.port());
            server.drop(url);
            assertThatIllegalStateException().isThrownBy(server::kill);
        }
    }

    @Test
    void whoMayNotCreateDatabasesThereHearsOfIt() throws Exception {
        try (PostgresServer there = PostgresServer.start()) {
            execute(there.superuserUrl(), "CREATE ROLE guest LOGIN");
            PostgresServer server = PostgresServer.at(user("guest", there));
            assertThatIllegalStateException()
                    .isThrownBy(server::newDatabase)
                    .withMessage("the user of -Dtraininglog.test.postgresql must be allowed to create databases on"
                            + " the PostgreSQL server at 127.0.0.1:" + there.port() + ": ALTER ROLE … CREATEDB");
        }
    }

    @Test
    void whatIsNoUrlOfAServerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.at("jdbc:sqlite:runs.sqlite"))
                .withMessage("a PostgreSQL server's URL is of the form jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
    }

    private static String user(String name, PostgresServer server) {
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/postgres?user=" + name
                + "&connectTimeout=30";
    }

    private static void assertCannotConnect(String url) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(CANNOT_CONNECT));
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
