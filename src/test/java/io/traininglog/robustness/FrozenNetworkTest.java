package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.Fault;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that fell apart without telling anybody: neither side hears of the other, and no connection breaks. */
@Tag("once")
class FrozenNetworkTest {

    /** Shorter than what the driver waits for an answer, two minutes. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    private UnreliableLink link;

    @BeforeEach
    void open() {
        link = UnreliableLink.to(server);
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void aTrainerGoesOnAndWhatItWroteIsThereOnceTheNetworkIsBack() throws Exception {
        try (LogDatabase database = ServerDatabases.open(link.through(url), folder);
                TrainingLog log = database.create()) {
            train(log, 1, 200);
            log.flush();
            link.freeze();
            inTime(() -> train(log, 201, 2000));
            assertThat(ServerDatabases.strings(url, "SELECT count(DISTINCT time) FROM entries"))
                    .containsExactly("200");
            link.restore();
            log.flush();
            check(log, 2000);
        }
        assertNothingIsLeft();
    }

    /** Whoever brings something there at that moment waits for an answer; whoever trains does not. */
    @Test
    void aTrainerGoesOnWhereMuchWasOnItsWay() throws Exception {
        try (LogDatabase database = ServerDatabases.open(link.through(url), folder);
                TrainingLog log = database.create()) {
            Fault fault = link.freezeAfter("FOR NO KEY UPDATE");
            inTime(() -> train(log, 1, 20_000));
            fault.await();
            inTime(() -> train(log, 20_001, 22_000));
            link.restore();
            log.flush();
            check(log, 22_000);
        }
        assertNothingIsLeft();
    }

    /** The server still has what the one behind the broken network had locked, but not for as long as others wait. */
    @Test
    void whoeverHoldsALogBehindItHoldsUpNobodyForLong() throws Exception {
        Duration wait = Duration.ofSeconds(10);
        try (LogDatabase behind = ServerDatabases.open(link.through(url), folder, wait);
                TrainingLog held = behind.create();
                LogDatabase before = ServerDatabases.open(url, folder.resolve("other"), wait);
                TrainingLog log = before.open(held.uuid())) {
            Fault fault = link.freezeAfter("FOR NO KEY UPDATE");
            CompletableFuture<Void> epoch = CompletableFuture.runAsync(held::finishEpoch);
            fault.await();
            log.finishEpoch();
            log.record(1, "loss", 0.5);
            log.flush();
            assertThat(epoch).isNotDone();
            link.restore();
            assertThat(epoch).succeedsWithin(SOON);
            assertThat(log.status().epochsDone()).isEqualTo(2);
        }
    }

    @Test
    void whoOpensADatabaseIsToldThatItCannotBeReached() {
        link.freeze();
        CompletableFuture<Void> opening =
                CompletableFuture.runAsync(() -> assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> ServerDatabases.open(link.through(url), folder, Duration.ofSeconds(1)))
                        .withMessageContaining(" cannot be reached: "));
        assertThat(opening).succeedsWithin(SOON);
    }

    /** As long as the URL says that an answer may take. */
    @Test
    void whoReadsIsToldThatItCannotBeReached() {
        String impatient = link.through(url) + "&socketTimeout=1";
        try (LogDatabase database = ServerDatabases.open(impatient, folder, Duration.ofSeconds(1));
                TrainingLog log = database.create()) {
            link.freeze();
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> assertThatExceptionOfType(UnavailableException.class)
                            .isThrownBy(() -> log.at(1).get("loss"))
                            .withMessageContaining(" cannot be reached: "));
            assertThat(reading).succeedsWithin(SOON);
            link.restore();
            assertThat(log.at(1).get("loss")).isNull();
        }
    }

    private static void inTime(Runnable training) {
        assertThat(CompletableFuture.runAsync(training)).succeedsWithin(SOON);
    }

    private static void train(TrainingLog log, long first, long last) {
        for (long step = first; step <= last; step++) {
            log.record(step, "loss", (double) step);
            log.record(step, Map.of("a", step, "b", "text " + step));
            log.at(step).putAll(Map.of("c", step / 2.0));
            assertThat(log.at(step).put("put", step)).isNull();
            log.finishIteration();
        }
    }

    private static void check(TrainingLog log, int steps) {
        assertThat(log.status().iterationsDone()).isEqualTo(steps);
        assertThat(log.rows()).hasSize(steps);
        for (String key : new String[] {"loss", "a", "c", "put"}) {
            assertThat(log.series(key).values()).hasSize(steps);
        }
        assertThat(log.at(steps)).containsEntry("b", "text " + steps).hasSize(5);
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM journals"))
                .containsExactly("0");
        assertThat(folder).isEmptyDirectory();
    }
}
