package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.BusyException;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program holds the database for longer than the busy wait. */
class BusyTest {

    @TempDir
    Path folder;

    @Test
    void aChangeThatWaitedInVainIsABusyExceptionAndChangedNothing() throws Exception {
        Path file = folder.resolve("busy.sqlite");
        try (LogDatabase database =
                        LogDatabase.builder().busyWait(Duration.ofMillis(20)).open(file);
                TrainingLog log = database.create()) {
            log.record(1, "cost", 1);
            log.flush();
            try (Connection other = Databases.connect(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertBusy(() -> log.at(1).clear());
                assertBusy(() -> log.rows().put(1L, Map.of("cost", 4)));
                assertBusy(() -> log.status().put("seen", true));
                assertBusy(log::finishEpoch);
                assertBusy(log::resume);
                assertBusy(log::flush);
                assertBusy(log::checkpoint);
                assertBusy(database::create);
                assertBusy(() -> database.delete(log.uuid()));
                assertThat(log.at(1)).isEqualTo(Map.of("cost", 1.0));
                statement.execute("ROLLBACK");
            }
            assertThat(log.rows()).isEqualTo(Map.of(1L, Map.of("cost", 1.0)));
            assertThat(log.status().iterationsDone()).isZero();
            assertThat(log.keys()).containsExactly("cost");
            assertThat(database.logs()).hasSize(1);
            log.record(2, Map.of("cost", 2, "new key", 3));
            assertThat(log.at(2)).isEqualTo(Map.of("cost", 2L, "new key", 3L));
        }
    }

    @Test
    void entriesNeedNoLockThatOthersHold() throws Exception {
        Path file = folder.resolve("busy.sqlite");
        try (LogDatabase database =
                        LogDatabase.builder().busyWait(Duration.ofMillis(20)).open(file);
                TrainingLog log = database.create()) {
            try (Connection other = Databases.connect(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                log.record(1, "cost", 1);
                log.record(2, Map.of("cost", 2, "new key", 3));
                assertThat(log.at(1).put("cost", 4)).isEqualTo(1.0);
                log.at(3).putAll(Map.of("cost", 3, "note", "three"));
                log.finishIteration();
                Thread.sleep(250); // in which the database takes nothing
                log.finishIteration();
                assertThat(log.at(1)).isEqualTo(Map.of("cost", 4L));
                assertThat(log.rows().keySet()).containsExactly(1L, 2L, 3L);
                assertThat(log.series("cost").values()).containsExactly(4, 2, 3);
                assertThat(log.status().iterationsDone()).isEqualTo(2);
                assertThat(log.status()).containsEntry("iterations_done", 2L);
                assertThat(Databases.entries(file)).isEqualTo("0");
                statement.execute("ROLLBACK");
            }
            log.flush();
            assertThat(Databases.entries(file)).isEqualTo("5");
        }
    }

    @Test
    void whoFillsTheJournalWaitsForTheStatedTimeAndNothingIsLost() throws Exception {
        Path file = folder.resolve("busy.sqlite");
        long done = 0;
        try (LogDatabase database =
                        LogDatabase.builder().busyWait(Duration.ofMillis(300)).open(file);
                TrainingLog log = database.create()) {
            try (Connection other = Databases.connect(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                while (done < 1_000_000) {
                    log.record(done, "cost", (double) done);
                    done++;
                }
            } catch (BusyException e) {
                assertThat(e).hasMessageContainingAll("journal", "busy.sqlite", "full", "300 ms");
            }
            assertThat(done).isBetween(250_000L, 600_000L); // at least one area of 8 MB
            log.record(done, "cost", (double) done);
            double[] values = log.series("cost").values();
            assertThat(values).hasSize((int) done + 1);
            for (int i = 0; i <= done; i++) {
                assertThat(values[i]).isEqualTo((double) i);
            }
        }
        assertThat(Databases.entries(file)).isEqualTo("" + (done + 1));
    }

    @Test
    void openingWaitsInVainToo() throws Exception {
        Path file = Databases.blocks(folder.resolve("busy.sqlite"));
        try (Connection other = Databases.connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertBusy(() -> LogDatabase.builder()
                    .busyWait(Duration.ofMillis(20))
                    .open(file)
                    .close());
            statement.execute("ROLLBACK");
        }
        assertThat(Databases.version(file)).isEqualTo(1);
        LogDatabase.open(file).close();
        assertThat(Databases.version(file)).isEqualTo(3);
    }

    /** One after the other they would wait ten times as long, and those after the first find the file free. */
    @Test
    void threadsThatOpenAFileTogetherWaitTogether() throws Exception {
        Path file = Databases.blocks(folder.resolve("busy.sqlite"));
        LogDatabase.Builder builder = LogDatabase.builder().busyWait(Duration.ofSeconds(2));
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<?>> openings = new ArrayList<>();
        try (Connection other = Databases.connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            CompletableFuture<Object> first = new CompletableFuture<>();
            for (int i = 0; i < 10; i++) {
                openings.add(threads.submit(() -> {
                    try (LogDatabase database = builder.open(file)) {
                        first.complete(database);
                    } catch (BusyException e) {
                        first.complete(e);
                        throw e;
                    }
                }));
            }
            first.get(1, TimeUnit.MINUTES);
        } finally {
            threads.shutdown();
        }
        for (Future<?> opening : openings) {
            assertThatThrownBy(opening::get).hasCauseInstanceOf(BusyException.class);
        }
        LogDatabase.open(file).close();
    }

    @Test
    void aReadNeedsNoLockThatWritersHold() throws Exception {
        Path file = folder.resolve("busy.sqlite");
        try (LogDatabase database =
                        LogDatabase.builder().busyWait(Duration.ZERO).open(file);
                TrainingLog log = database.create();
                Connection other = Databases.connect(file);
                Statement statement = other.createStatement()) {
            log.record(1, "cost", 1);
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("DELETE FROM entries");
            assertThat(log.series("cost").values()).containsExactly(1);
            statement.execute("ROLLBACK");
        }
    }

    private static void assertBusy(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(BusyException.class).hasMessageContaining("busy.sqlite");
    }
}
