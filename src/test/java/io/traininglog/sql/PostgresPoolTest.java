package io.traininglog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Durability;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import io.traininglog.store.Sealing;
import io.traininglog.store.StoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/** Connections to a server that asks for passwords, that refuses, that is away, and that comes back. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("once")
class PostgresPoolTest {

    private static final String PASSWORDS = "org.postgresql.pgpassfile";
    private static final Duration SHORT = Duration.ofMillis(250);

    /** Whoever is not told at once is told too late for the test's timeout. */
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static String database;

    @BeforeAll
    static void startServer() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path rules = Files.writeString(folder.resolve("rules"), """
                host all postgres 127.0.0.1/32 trust
                host all stranger 127.0.0.1/32 reject
                host all all      127.0.0.1/32 scram-sha-256
                """);
        server = PostgresServer.start(Map.of("hba_file", rules.toString()));
        database = server.newDatabase().replaceFirst("\\?.*", "");
        try (PostgresPool pool = pool(database + "?user=postgres", Map.of(), LONG);
                Connection connection = pool.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE ada LOGIN PASSWORD 'hunter2'");
            statement.execute("CREATE ROLE bob LOGIN PASSWORD 'hunter3'");
            statement.execute("REVOKE CONNECT ON DATABASE " + connection.getCatalog() + " FROM public");
            statement.execute("GRANT CONNECT ON DATABASE " + connection.getCatalog() + " TO ada");
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void leaveNothing() {
        System.clearProperty(PASSWORDS);
        Thread.interrupted();
    }

    @Test
    void aConnectionIsOfTheUserInTheDatabaseAndGoesByOurName() throws SQLException {
        try (PostgresPool pool = pool(database + "?user=ada&password=hunter2", Map.of(), LONG);
                Connection connection = pool.connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("ada");
            assertThat(ask(connection, "SELECT current_setting('application_name')"))
                    .isEqualTo("traininglog");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getNetworkTimeout()).isEqualTo(120_000);
            assertThat(pool.description())
                    .isEqualTo("postgresql://127.0.0.1:" + server.port() + "/" + connection.getCatalog());
        }
    }

    @Test
    void theEnvironmentHasThePassword() throws SQLException {
        try (PostgresPool pool = pool(database, Map.of("PGUSER", "ada", "PGPASSWORD", "hunter2"), LONG);
                Connection connection = pool.connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("ada");
        }
    }

    @Test
    void theFileOfPasswordsHasIt() throws Exception {
        passwords("127.0.0.1:*:*:bob:hunter3", "127.0.0.1:" + server.port() + ":*:ada:hunter2");
        try (PostgresPool pool = pool(database + "?user=ada", Map.of(), LONG);
                Connection connection = pool.connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("ada");
        }
    }

    /** The driver alone looks for all of them as for one. */
    @Test
    void theFileOfPasswordsNamesOneOfSeveralHosts() throws Exception {
        passwords("\\:\\:1:5432:*:bob:hunter3", "127.0.0.1:*:*:ada:hunter2");
        String hosts = database.replace("//", "//[::1]:5432,");
        try (PostgresPool pool = pool(hosts + "?user=ada", Map.of(), LONG);
                Connection connection = pool.connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("ada");
        }
    }

    @Test
    void aPasswordThatChangesInTheFileIsReadAfresh() throws Exception {
        passwords("*:*:*:ada:hunter1");
        try (PostgresPool pool = pool(database + "?user=ada", Map.of(), LONG)) {
            assertThatThrownBy(pool::connect).isInstanceOf(PSQLException.class);
            passwords("*:*:*:ada:hunter2");
            pool.connect().close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?user=ada&password=hunter9, password authentication failed",
        "?user=ada, no password was provided",
        "?user=bob&password=hunter3, permission denied",
        "?user=stranger, rejects connection",
        "_missing?user=ada&password=hunter2, does not exist",
        "?user=ada&password=hunter2&sslmode=require, does not support SSL",
        "?user=ada&password=hunter2&options=-c%20work_mem%3Dmuch, work_mem",
    })
    void aRefusalIsToldAtOnce(String rest, String reason) {
        try (PostgresPool pool = pool(database + rest, Map.of(), LONG)) {
            assertThatExceptionOfType(PSQLException.class)
                    .isThrownBy(pool::connect)
                    .withMessageContaining(reason)
                    .withMessageNotContaining("hunter");
        }
    }

    /** What was refused once may be allowed later. */
    @Test
    void aRefusalIsNotRemembered() throws Exception {
        try (PostgresPool pool = pool(database + "?user=carl&password=hunter4", Map.of(), LONG);
                PostgresPool owner = pool(database + "?user=postgres", Map.of(), LONG);
                Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(pool::connect).isInstanceOf(PSQLException.class);
            statement.execute("CREATE ROLE carl LOGIN PASSWORD 'hunter4'");
            statement.execute("GRANT CONNECT ON DATABASE " + connection.getCatalog() + " TO carl");
            pool.connect().close();
        }
    }

    @Test
    void aServerThatIsAwayIsNamedWhenTheWaitIsOver() {
        try (UnreliableLink link = UnreliableLink.to(server)) {
            link.refuse();
            try (PostgresPool pool = pool(link.through(database) + "?user=ada&password=hunter2", Map.of(), SHORT)) {
                assertThatExceptionOfType(SQLTransientConnectionException.class)
                        .isThrownBy(pool::connect)
                        .withMessageStartingWith("no connection within 250 ms: Connection to ")
                        .withMessageContaining("refused")
                        .withCauseInstanceOf(PSQLException.class);
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() {
        try (UnreliableLink link = UnreliableLink.to(server)) {
            link.freeze();
            String url = link.through(database) + "?user=ada&password=hunter2&sslmode=disable";
            try (PostgresPool pool = pool(url, Map.of(), SHORT)) {
                assertThatExceptionOfType(SQLTransientConnectionException.class)
                        .isThrownBy(pool::connect)
                        .withCauseInstanceOf(PSQLException.class);
            }
        }
    }

    @Test
    void aServerThatComesBackWithinTheWaitIsFound() throws Exception {
        try (UnreliableLink link = UnreliableLink.to(server);
                CapturedLog log = CapturedLog.ofDriver();
                PostgresPool pool = pool(link.through(database) + "?user=ada&password=hunter2", Map.of(), LONG)) {
            link.refuse();
            CompletableFuture<String> user = CompletableFuture.supplyAsync(() -> {
                try (Connection connection = pool.connect()) {
                    return ask(connection, "SELECT current_user");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            log.await("refused");
            assertThat(user).isNotDone();
            link.restore();
            assertThat(user.get()).isEqualTo("ada");
        }
    }

    @Test
    void aConnectionThatBrokeIsReplacedInSilence() throws SQLException {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (UnreliableLink link = UnreliableLink.to(server);
                PostgresPool pool = pool(link.through(database) + "?user=ada&password=hunter2", Map.of(), LONG)) {
            try (Connection connection = pool.connect()) {
                link.cut();
                assertThatThrownBy(() -> ask(connection, "SELECT 1")).isInstanceOf(SQLException.class);
            }
            try (Connection connection = pool.connect()) {
                assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            }
        } finally {
            System.setErr(usual);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whoFindsAllConnectionsInUseIsToldThatNothingFailed() throws SQLException {
        try (PostgresPool pool = pool(database + "?user=ada&password=hunter2", Map.of(), SHORT)) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(pool.connect());
            }
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(pool::connect)
                    .withNoCause();
            all.get(0).close();
            pool.connect().close();
        }
    }

    @Test
    void anInterruptedThreadGetsOneAndStaysInterrupted() throws SQLException {
        try (PostgresPool pool = pool(database + "?user=ada&password=hunter2", Map.of(), LONG)) {
            Thread.currentThread().interrupt();
            try (Connection connection = pool.connect()) {
                assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            }
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoReadsOnlyWritesNothing() throws SQLException {
        PostgresUrl url = PostgresUrl.parse(database + "?user=postgres", Map.of(), "");
        try (PostgresPool pool = PostgresPool.of(url, options(LONG, true));
                Connection connection = pool.connect()) {
            assertThatExceptionOfType(PSQLException.class)
                    .isThrownBy(() -> connection.createStatement().execute("CREATE TABLE here (id int)"))
                    .withMessageContaining("read-only");
        }
    }

    @Test
    void closingEndsTheConnectionsAndTheThreads() throws Exception {
        PostgresPool pool = pool(database + "?user=ada&password=hunter2", Map.of(), LONG);
        Connection used = pool.connect();
        pool.connect().close();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("traininglog 127.0.0.1:" + server.port()))
                .toList();
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
        pool.close();
        assertThatThrownBy(() -> ask(used, "SELECT 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(pool::connect).hasMessage(pool.description() + " is closed");
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aDataSourceIsDescribedByItsPlaceAlone() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database + "?user=ada&password=hunter2&ApplicationName=secret");
        PostgresDataSource connector = PostgresDataSource.of(source);
        try (Connection connection = connector.connect()) {
            assertThat(connector.description())
                    .isEqualTo("postgresql://127.0.0.1:" + server.port() + "/" + connection.getCatalog());
        }
    }

    private static PostgresPool pool(String url, Map<String, String> environment, Duration wait) {
        return PostgresPool.of(PostgresUrl.parse(url, environment, "nobody"), options(wait, false));
    }

    private static StoreOptions options(Duration wait, boolean readOnly) {
        return new StoreOptions(Durability.PROCESS_DEATH, wait, readOnly, Sealing.USUAL, null, null);
    }

    private static void passwords(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("passwords"), List.of(lines));
        System.setProperty(PASSWORDS, file.toString());
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
