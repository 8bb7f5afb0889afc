package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.Fault;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks while the server commits: what was written is there once, whichever side heard of it. */
@Tag("once")
class BrokenCommitTest {

    /** What every transaction begins with that writes. */
    private static final String WRITING = "READ WRITE";

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    private UnreliableLink link;
    private LogDatabase database;
    private TrainingLog log;

    /** When the connection breaks. */
    private enum Moment {
        BEFORE_THE_SERVER_HEARS {
            @Override
            Fault of(UnreliableLink link) {
                return link.cutBeforeCommitOf(WRITING);
            }
        },
        BEFORE_THE_CLIENT_HEARS {
            @Override
            Fault of(UnreliableLink link) {
                return link.cutAfterCommitOf(WRITING);
            }
        };

        abstract Fault of(UnreliableLink link);
    }

    @BeforeEach
    void open() {
        link = UnreliableLink.to(server);
        database = ServerDatabases.open(link.through(url), folder);
        log = database.create();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
        link.close();
    }

    private interface Action {
        void run() throws Exception;
    }

    private void breakAt(Moment moment, Action action) throws Exception {
        Fault fault = moment.of(link);
        action.run();
        assertThat(fault.hasStruck()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheJournalHoldsIsBroughtOnce(Moment moment) throws Exception {
        Fault fault = moment.of(link);
        log.record(1, Map.of("a", 1.0, "b", 2.0));
        log.finishIteration();
        log.finishIteration();
        log.flush();
        fault.await();
        log.finishIteration();
        log.flush();
        assertThat(log.status().iterationsDone()).isEqualTo(3);
        assertThat(log.at(1)).isEqualTo(Map.of("a", 1.0, "b", 2.0));
    }

    /** More than a thousand numbers are copied. */
    @ParameterizedTest
    @EnumSource
    void muchIsBroughtOnce(Moment moment) throws Exception {
        Fault fault = link.cutBefore("COPY");
        for (int time = 0; time < 5000; time++) {
            log.record(time, "loss", time);
            log.finishIteration();
        }
        log.flush();
        fault.await();
        fault = moment.of(link);
        for (int time = 5000; time < 10_000; time++) {
            log.record(time, "loss", time);
            log.finishIteration();
        }
        log.flush();
        fault.await();
        assertThat(log.status().iterationsDone()).isEqualTo(10_000);
        assertThat(log.series("loss").values()).hasSize(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void anEpochIsCountedOnce(Moment moment) throws Exception {
        log.finishEpoch();
        breakAt(moment, log::finishEpoch);
        breakAt(moment, log::finishEpoch);
        assertThat(log.status().epochsDone()).isEqualTo(3);
        assertThat(log.status().epochEnds()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherWroteSinceIsNotOverwritten(Moment moment) throws Exception {
        try (LogDatabase direct = ServerDatabases.open(url, folder.resolve("other"));
                TrainingLog other = direct.open(log.uuid())) {
            breakAt(moment, () -> assertThat(log.status().put("rate", 0.1)).isNull());
            other.status().put("rate", 0.2);
            breakAt(moment, () -> assertThat(log.status().put("rate", 0.3)).isEqualTo(0.2));
            assertThat(other.status().get("rate")).isEqualTo(0.3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRemovedIsAnsweredAsItWas(Moment moment) throws Exception {
        log.record(1, "a", 1);
        log.flush();
        breakAt(moment, () -> assertThat(log.at(1).remove("a")).isEqualTo(1.0));
        assertThat(log.at(1)).isEmpty();
        log.status().put("b", "text");
        breakAt(moment, () -> assertThat(log.status().remove("b")).isEqualTo("text"));
        assertThat(log.status()).doesNotContainKey("b");
    }

    @ParameterizedTest
    @EnumSource
    void aLogIsMadeOnce(Moment moment) throws Exception {
        breakAt(moment, () -> database.create().close());
        assertThat(database.logs()).hasSize(2);
        breakAt(moment, () -> log.resume().close());
        assertThat(database.logs()).hasSize(3);
        breakAt(moment, () -> log.resumeAt(7).close());
        assertThat(database.logs()).hasSize(4);
    }

    @Test
    void anImportWhoseCommitWasNotAnsweredIsMadeAndNotRunAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        LogOrigin origin = origin();
        breakAt(Moment.BEFORE_THE_CLIENT_HEARS, () -> importLog(origin, runs));
        assertThat(runs).hasValue(1);
        try (TrainingLog imported = database.open(origin.uuid())) {
            assertThat(imported.series("loss").values()).hasSize(10);
        }
    }

    /** Its content may be used up. */
    @Test
    void anImportThatBreaksIsNotRunAgainByItself() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        LogOrigin origin = origin();
        breakAt(Moment.BEFORE_THE_SERVER_HEARS, () -> assertUndone(() -> importLog(origin, runs)));
        Fault fault = link.cutBefore("INSERT INTO status");
        assertUndone(() -> importLog(origin, runs));
        fault.await();
        assertThat(database.find(origin.uuid().toString().replace("-", ""))).isEmpty();
        int failed = runs.get();
        importLog(origin, runs);
        assertThat(runs).hasValue(failed + 1);
        try (TrainingLog imported = database.open(origin.uuid())) {
            assertThat(imported.series("loss").values()).hasSize(10);
        }
    }

    private void assertUndone(Runnable action) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(action::run)
                .withMessage(
                        database.description()
                                + ": the connection broke while a log was being written, of which nothing was kept. Write it again");
    }

    private static LogOrigin origin() {
        return new LogOrigin(UUID.randomUUID(), Optional.empty(), OptionalLong.empty(), Optional.of(Instant.EPOCH));
    }

    private void importLog(LogOrigin origin, AtomicInteger runs) {
        database.importLog(origin, writer -> {
            runs.incrementAndGet();
            for (int time = 0; time < 10; time++) {
                writer.put(time, "loss", time);
            }
        });
    }

    @Test
    void aReplacementWhoseCommitWasNotAnsweredIsMadeOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        LogOrigin origin = new LogOrigin(log.uuid(), Optional.empty(), OptionalLong.empty(), Optional.empty());
        log.record(1, "old", 1);
        log.flush();
        breakAt(
                Moment.BEFORE_THE_CLIENT_HEARS,
                () -> database.replaceLogs(List.of(origin), (of, writer) -> {
                    runs.incrementAndGet();
                    writer.put(2, "new", 2);
                }));
        assertThat(runs).hasValue(1);
        try (TrainingLog replaced = database.open(log.uuid())) {
            assertThat(replaced.keys()).containsExactly("new");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLogIsDeletedOnce(Moment moment) throws Exception {
        UUID other;
        try (TrainingLog another = database.create()) {
            other = another.uuid();
        }
        breakAt(moment, () -> database.delete(other));
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfWhatToldThatItWasCommitted() throws Exception {
        log.finishEpoch();
        log.status().put("a", 1);
        log.record(1, "a", 1);
        log.close();
        database.close();
        assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM journals"))
                .containsExactly("0");
    }

    /** The server does not answer any more, whether it has committed or not: so nobody knows, and that is said. */
    @ParameterizedTest
    @EnumSource
    void whereTheServerDoesNotSayWhetherItCommittedTheExceptionSaysSo(Moment moment) throws Exception {
        try (LogDatabase impatient = ServerDatabases.open(link.through(url), folder, Duration.ofSeconds(1));
                TrainingLog same = impatient.open(log.uuid())) {
            same.finishEpoch();
            link.refuse();
            breakAt(
                    moment,
                    () -> assertThatExceptionOfType(UnavailableException.class)
                            .isThrownBy(same::finishEpoch)
                            .withMessage(impatient.description()
                                    + ": the connection broke while the server was committing, and it did not say since whether it"
                                    + " has. Look whether the change is there before you make it again"));
            link.restore();
            assertThat(same.status().epochsDone()).isEqualTo(moment == Moment.BEFORE_THE_CLIENT_HEARS ? 2 : 1);
            same.finishEpoch();
            assertThat(same.status().epochsDone()).isEqualTo(moment == Moment.BEFORE_THE_CLIENT_HEARS ? 3 : 2);
        }
    }

    /** Numbers of transactions are given to others after a crash: to ask the server for one would be of no use. */
    @Test
    void aCommitThatACrashTookIsMadeAgain() throws Exception {
        try (PostgresServer mine = PostgresServer.start();
                UnreliableLink toMine = UnreliableLink.to(mine)) {
            String here = mine.newDatabase();
            try (LogDatabase linked = ServerDatabases.open(toMine.through(here), folder);
                    TrainingLog counted = linked.create()) {
                counted.finishEpoch();
                toMine.refuse();
                Fault fault = toMine.cutBeforeCommitOf(WRITING);
                CompletableFuture<Void> epoch = CompletableFuture.runAsync(counted::finishEpoch);
                fault.await();
                mine.kill();
                mine.restart();
                try (LogDatabase others = ServerDatabases.open(here, folder.resolve("others"))) {
                    for (int i = 0; i < 20; i++) {
                        others.create().close();
                    }
                }
                toMine.restore();
                epoch.join();
                assertThat(counted.status().epochsDone()).isEqualTo(2);
            }
        }
    }
}
