package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut takes from a server that acknowledges commits before they are on its disk. */
@Timeout(120)
class ServerPowerCutTest {

    /** Its own thread would write what commits left behind, in a while. */
    private static final Map<String, String> LAZY = Map.of("synchronous_commit", "off", "wal_writer_delay", "10s");

    @TempDir
    Path journals;

    @Test
    void whatWasFlushedIsOnTheServersDiskWhereItsCommitsWaitForNothing() throws SQLException {
        try (PostgresServer server = PostgresServer.start(LAZY)) {
            String url = server.newDatabase();
            try (Connection connection = DriverManager.getConnection(url);
                    LogDatabase database =
                            LogDatabase.builder().journalFolder(journals).open(url);
                    TrainingLog log = database.create()) {
                log.record(1, "cost", 0.5);
                log.flush();
                log.record(2, "cost", 0.25);
                String before = ask(connection, "SELECT pg_current_wal_insert_lsn()");
                log.flush();
                assertThat(ask(connection, "SELECT pg_current_wal_flush_lsn() > '" + before + "'"))
                        .isEqualTo("t");
            }
        }
    }

    /** The journal has it no more once it is committed. */
    @Test
    void whatIsToSurviveAPowerCutIsOnTheServersDiskWhereItsCommitsWaitForNothing() throws Exception {
        try (PostgresServer server = PostgresServer.start(LAZY)) {
            String url = server.newDatabase();
            try (LogDatabase database = LogDatabase.builder()
                            .durability(Durability.POWER_LOSS)
                            .journalFolder(journals)
                            .open(url);
                    TrainingLog log = database.create()) {
                log.record(1, "cost", 0.5);
                while (ServerDatabases.strings(url, "SELECT time FROM entries").isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                server.kill();
                server.restart();
                assertThat(log.at(1).get("cost")).isEqualTo(0.5);
            }
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
