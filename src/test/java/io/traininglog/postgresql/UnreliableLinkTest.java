package io.traininglog.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

@Tag("once")
class UnreliableLinkTest {

    private static final String ADMINISTRATOR_ENDED_IT = "57P01";
    private static final String CANNOT_CONNECT = "08001";

    private final PostgresServer server = PostgresServer.shared();
    private String direct;
    private String linked;
    private UnreliableLink link;

    @BeforeEach
    void open() throws Exception {
        direct = server.newDatabase();
        try (Connection connection = DriverManager.getConnection(direct)) {
            execute(connection, "CREATE TABLE numbers (x int)");
        }
        link = UnreliableLink.to(server);
        linked = link.through(direct);
    }

    @AfterEach
    void close() {
        link.close();
        server.drop(direct);
    }

    @Test
    void whileItIsInOrderAllPasses() throws Exception {
        byte[] much = new byte[5_000_000];
        new Random(1).nextBytes(much);
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT ?::bytea")) {
            assertThat(connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY numbers FROM STDIN", new StringReader("1\n2\n")))
                    .isEqualTo(2);
            statement.setBytes(1, much);
            for (int i = 0; i < 3; i++) {
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getBytes(1)).isEqualTo(much);
                }
            }
            assertThat(link.connections()).isEqualTo(1);
        }
        assertThat(numbers()).isEqualTo("1 2");
    }

    @Test
    void whoAsksToEncryptIsToldThatThisServerCannot() throws Exception {
        try (Connection connection = DriverManager.getConnection(linked + "&sslmode=prefer")) {
            assertThat(connection.isValid(30)).isTrue();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(linked + "&sslmode=require"))
                .withMessageContaining("does not support SSL");
    }

    @Test
    void whatTheServerSaysLastStillArrives() throws Exception {
        try (Connection connection = connect()) {
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            try (Connection administrator = DriverManager.getConnection(server.superuserUrl())) {
                execute(administrator, "SELECT pg_terminate_backend(" + backend + ", 60000)");
            }
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> insert(connection, 1))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(ADMINISTRATOR_ENDED_IT));
        }
    }

    @Test
    void aCutBreaksAllConnectionsAndNewOnesPass() throws Exception {
        try (Connection one = connect();
                Connection another = connect()) {
            insert(one, 1);
            link.cut();
            assertThat(link.connections()).isZero();
            assertReset(() -> insert(one, 2));
            assertReset(() -> insert(another, 3));
        }
        try (Connection connection = connect()) {
            insert(connection, 4);
        }
        assertThat(numbers()).isEqualTo("1 4");
    }

    @Test
    void whereNewConnectionsAreRefusedOldOnesGoOn() throws Exception {
        try (Connection connection = connect()) {
            link.refuse();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(this::connect)
                    .withMessageContaining("refused")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(CANNOT_CONNECT));
            insert(connection, 1);
        }
        link.restore();
        try (Connection connection = connect()) {
            insert(connection, 2);
        }
        assertThat(numbers()).isEqualTo("1 2");
    }

    @Test
    void throughAFrozenLinkNothingPasses() throws Exception {
        try (Connection connection = DriverManager.getConnection(linked + "&socketTimeout=1")) {
            link.freeze();
            assertTimesOut(() -> insert(connection, 1));
            assertTimesOut(() -> DriverManager.getConnection(linked + "&socketTimeout=1"));
        }
        assertThat(numbers()).isEmpty();
    }

    @Test
    void whatAFrozenLinkHeldPassesOnceItIsRestored() throws Exception {
        try (Connection connection = connect()) {
            link.freeze();
            CompletableFuture<Void> inserted = inBackground(() -> insert(connection, 1));
            CompletableFuture<Void> connected = inBackground(() -> connect().close());
            assertThat(numbers()).isEmpty();
            assertThat(inserted).isNotDone();
            assertThat(connected).isNotDone();
            link.restore();
            assertThat(inserted).succeedsWithin(1, TimeUnit.MINUTES);
            assertThat(connected).succeedsWithin(1, TimeUnit.MINUTES);
        }
        assertThat(numbers()).isEqualTo("1");
    }

    @Test
    void whereAnswersAreHeldTheServerStillDoesAsItIsTold() throws Exception {
        try (Connection connection = DriverManager.getConnection(linked + "&socketTimeout=1")) {
            link.holdAnswers();
            assertTimesOut(() -> insert(connection, 1));
        }
        assertThat(numbers()).isEqualTo("1");
    }

    @Test
    void aFrozenLinkCanBeCut() throws Exception {
        try (Connection connection = connect()) {
            link.freeze();
            CompletableFuture<Void> inserted = inBackground(() -> insert(connection, 1));
            link.cut();
            assertThat(inserted).failsWithin(1, TimeUnit.MINUTES);
        }
        assertThat(numbers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&preferQueryMode=simple", "&prepareThreshold=1", "&prepareThreshold=0"})
    void aCommitCanBreakBeforeTheServerHearsOfIt(String parameters) throws Exception {
        try (Connection connection = DriverManager.getConnection(linked + parameters)) {
            commitMany(connection);
            Fault fault = link.cutBefore("commit");
            assertThat(fault.hasStruck()).isFalse();
            insert(connection, 1);
            assertReset(connection::commit);
            fault.await();
            assertThat(fault.hasStruck()).isTrue();
        }
        assertThat(numbers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&preferQueryMode=simple", "&prepareThreshold=1", "&prepareThreshold=0"})
    void aCommitCanBreakWhenTheServerHasCommitted(String parameters) throws Exception {
        try (Connection connection = DriverManager.getConnection(linked + parameters)) {
            commitMany(connection);
            Fault fault = link.cutAfter("COMMIT");
            insert(connection, 1);
            assertReset(connection::commit);
            fault.await();
            // No waiting: the connection has broken after the server had said that it was done
            assertThat(numbers()).isEqualTo("1");
        }
    }

    @Test
    void aStatementCanBreakWhichWasPreparedLongBefore() throws Exception {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
            for (int i = 1; i <= 9; i++) {
                statement.setInt(1, i);
                statement.executeUpdate();
            }
            link.cutAfter("INSERT INTO numbers").hasStruck();
            statement.setInt(1, 10);
            assertReset(statement::executeUpdate);
        }
        assertThat(numbers()).isEqualTo("1 2 3 4 5 6 7 8 9 10");
    }

    @Test
    void aFaultStrikesOnce() throws Exception {
        Fault fault = link.cutBefore("INSERT");
        try (Connection one = connect();
                Connection another = connect()) {
            assertReset(() -> insert(one, 1));
            fault.await();
            assertThatNoException().isThrownBy(() -> insert(another, 2));
        }
        assertThat(numbers()).isEqualTo("2");
    }

    @Test
    void aClosedLinkBreaksItsConnectionsAndLeavesNothing() throws Exception {
        int port = link.port();
        try (Connection connection = connect()) {
            link.freeze();
            link.close();
            assertReset(() -> insert(connection, 1));
        }
        assertThat(link.connections()).isZero();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        });
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("port " + port)) {
                assertThat(thread.isDaemon()).isTrue();
                thread.join(TimeUnit.MINUTES.toMillis(1));
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThatIllegalStateException().isThrownBy(link::restore);
        link.close();
    }

    @Test
    void aKilledServersConnectionsBreak() throws Exception {
        try (PostgresServer mine = PostgresServer.start();
                UnreliableLink toMine = UnreliableLink.to(mine);
                Connection connection = DriverManager.getConnection(toMine.through(mine.superuserUrl()))) {
            mine.kill();
            assertThat(connection.isValid(30)).isFalse();
            mine.restart();
            try (Connection again = DriverManager.getConnection(toMine.through(mine.superuserUrl()))) {
                assertThat(again.isValid(30)).isTrue();
            }
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> inBackground(Action action) {
        return CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void assertReset(Action action) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(action::run)
                .withCauseInstanceOf(SocketException.class)
                .satisfies(e -> assertThat(e.getSQLState()).startsWith("08"));
    }

    private static void assertTimesOut(Action action) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(action::run)
                .withCauseInstanceOf(SocketTimeoutException.class);
    }

    /** So many that the driver has prepared the statement for good. */
    private static void commitMany(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < 10; i++) {
            execute(connection, "SELECT 1");
            connection.commit();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(linked);
    }

    private static void insert(Connection connection, int number) throws SQLException {
        execute(connection, "INSERT INTO numbers VALUES (" + number + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the server has, asked past the link. */
    private String numbers() throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT coalesce(string_agg(x::text, ' ' ORDER BY x), '') FROM numbers")) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
