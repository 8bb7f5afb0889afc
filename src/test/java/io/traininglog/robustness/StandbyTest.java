package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is a standby, and becomes the primary. */
@Tag("once")
@Timeout(120)
class StandbyTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path journals;

    private static void promote(String url) throws Exception {
        assertThat(ServerDatabases.strings(url, "SELECT pg_promote()")).containsExactly("t");
    }

    @Test
    void whoWantsToWriteIsToldAndWhoReadsIsServed() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            UUID uuid;
            try (LogDatabase database = ServerDatabases.open(url, journals);
                    TrainingLog log = database.create()) {
                uuid = log.uuid();
                log.record(1, "cost", 0.5);
            }
            server.restartAsStandby();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> ServerDatabases.open(url, journals, SHORT))
                    .withMessageContaining("is a standby, to which nobody can write");
            try (LogDatabase database = LogDatabase.builder().readOnly().open(url);
                    TrainingLog log = database.open(uuid)) {
                assertThat(log.series("cost").values()).containsExactly(0.5);
            }
            CompletableFuture<LogDatabase> opening =
                    CompletableFuture.supplyAsync(() -> ServerDatabases.open(url, journals));
            promote(url);
            try (LogDatabase database = opening.get();
                    TrainingLog log = database.open(uuid)) {
                log.record(2, "cost", 0.25);
            }
            assertThat(ServerDatabases.strings(url, "SELECT time FROM entries ORDER BY time"))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void whoWouldHaveToMakeTheTablesIsToldSoToo() {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            server.restartAsStandby();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> ServerDatabases.open(url, journals, SHORT))
                    .withMessageContaining("is a standby, to which nobody can write");
        }
    }

    @Test
    void aTrainerGoesOnUntilItIsThePrimary() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            try (LogDatabase database = ServerDatabases.open(url, journals, SHORT);
                    TrainingLog log = database.create()) {
                log.record(1, "cost", 0.5);
                log.flush();
                server.restartAsStandby();
                log.record(2, "cost", 0.25);
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(log::flush)
                        .withMessageContaining("is a standby");
                log.record(3, "cost", 0.125);
                log.finishIteration();
                promote(url);
                log.flush();
            }
            assertThat(ServerDatabases.strings(url, "SELECT time FROM entries ORDER BY time"))
                    .containsExactly("1", "2", "3");
        }
    }

    @Test
    void whoWantsWhatSurvivesAPowerCutIsToldThatItIsAStandby() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            try (LogDatabase database = LogDatabase.builder()
                            .journalFolder(journals)
                            .busyWait(SHORT)
                            .durability(Durability.POWER_LOSS)
                            .open(url);
                    TrainingLog log = database.create()) {
                server.restartAsStandby();
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> log.record(1, "cost", 0.5))
                        .withMessageContaining("is a standby");
                promote(url);
                log.record(2, "cost", 0.25);
            }
            assertThat(ServerDatabases.strings(url, "SELECT time FROM entries ORDER BY time"))
                    .containsExactly("1", "2");
        }
    }
}
