package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.BusyException;
import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import io.traininglog.journal.Journal;
import io.traininglog.value.Cell;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in the journal of this process, and on its way to the file. */
@Timeout(120)
class JournalTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("runs.sqlite");
    }

    @Test
    void aStepMayHaveAnyNumberOfNewKeys() {
        try (TrainingLog log = TrainingLog.open(file())) {
            Map<String, Object> step = new HashMap<>();
            for (int key = 0; key < 20_000; key++) {
                step.put("key " + key, (double) key);
            }
            log.record(1, step);
            assertThat(log.at(1)).isEqualTo(step);
            log.flush();
            assertThat(log.at(1)).isEqualTo(step);
        }
    }

    /** Carried over from one generation to the next, they would leave no room for entries. */
    @Test
    void namesNeverFillTheJournal() {
        try (TrainingLog log = TrainingLog.open(file())) {
            for (int round = 0; round < 3; round++) {
                Map<String, Object> step = new HashMap<>();
                for (int key = 0; key < 5_000 - round * 2_000; key++) {
                    step.put("round " + round + " " + key + "x".repeat(1500), (double) key);
                }
                log.record(round, step);
                assertThat(log.at(round)).hasSize(step.size());
            }
        }
    }

    /** A generation that has names alone is one that the database has, too. */
    @Test
    void whatIsRecordedAfterNamesFilledTheJournalSurvivesTheDeathOfTheProcess() throws Exception {
        Path copy = folder.resolve("copy.sqlite");
        try (TrainingLog log = TrainingLog.open(file())) {
            Map<String, Object> step = new HashMap<>();
            for (int key = 0; key < 6_000; key++) {
                step.put(key + "x".repeat(1500), (double) key);
            }
            log.record(0, step);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE"); // nothing is brought to the database now
                log.record(1, "cost", 0.5);
                assertThat(log.rows()).hasSize(2);
                log.record(2, "cost", 0.25);
                Databases.copyOpen(file(), copy); // drops SQLite's locks, which nobody else looks for here
                statement.execute("ROLLBACK");
            }
            try (TrainingLog copied = TrainingLog.open(copy, log.uuid())) {
                assertThat(copied.at(0)).hasSize(step.size());
                assertThat(copied.at(1)).isEqualTo(Map.of("cost", 0.5));
                assertThat(copied.at(2)).isEqualTo(Map.of("cost", 0.25));
            }
        }
    }

    @Test
    void aDeletedLogIsGoneAtOnceWhateverIsUnderWay() {
        try (LogDatabase database = LogDatabase.open(file());
                LogDatabase other =
                        LogDatabase.builder().busyWait(Duration.ofSeconds(9)).open(file());
                TrainingLog log = database.create()) {
            for (long time = 0; time < 5_000; time++) {
                log.record(time, "cost", 0.5 * time);
            }
            log.flush();
            assertThat(log.at(30).get("cost")).isEqualTo(15.0);
            log.record(6_000, "cost", 1.0);
            other.delete(log.uuid());
            assertThatThrownBy(() -> log.at(30).get("cost")).isInstanceOf(NoSuchLogException.class);
            assertThatThrownBy(() -> log.at(31).size()).isInstanceOf(NoSuchLogException.class);
            assertThatThrownBy(() -> log.record(7_000, "cost", 1.0)).isInstanceOf(NoSuchLogException.class);
        }
    }

    @Test
    void nobodySeesARowThatNeverWas() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicBoolean isDone = new AtomicBoolean();
        try (TrainingLog log = TrainingLog.open(file())) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> {
                    while (!isDone.get()) {
                        Map<String, Object> row = Map.copyOf(log.at(1));
                        assertThat(row.keySet()).isIn(List.of(Set.of(), Set.of("a", "b"), Set.of("c")));
                        assertThat(row.values().stream().distinct().count()).isLessThan(2);
                    }
                }));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            for (double round = 0; System.nanoTime() < end; round++) {
                log.rows().put(1L, Map.of());
                log.record(1, Map.of("a", round, "b", round));
                log.flush();
                log.rows().put(1L, Map.of("c", round));
                assertThat(log.at(1)).isEqualTo(Map.of("c", round));
            }
            isDone.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            isDone.set(true);
            threads.shutdown();
        }
    }

    /** Each waits as long as it was told to, whoever opened the file first. */
    @Test
    void everyHandleWaitsAsLongAsItWasTold() throws Exception {
        try (LogDatabase hasty =
                        LogDatabase.builder().busyWait(Duration.ofMillis(50)).open(file());
                LogDatabase patient =
                        LogDatabase.builder().busyWait(Duration.ofSeconds(60)).open(file());
                TrainingLog hastyLog = hasty.create();
                TrainingLog patientLog = patient.create();
                Connection other = Databases.connect(file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            hastyLog.record(1, "cost", 1.0);
            assertThatThrownBy(hastyLog::flush).isInstanceOf(BusyException.class);
            patientLog.record(1, "cost", 2.0);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<?> flushed = thread.submit(patientLog::flush);
            Thread.sleep(500);
            assertThat(flushed.isDone()).isFalse();
            statement.execute("ROLLBACK");
            flushed.get();
            thread.shutdown();
        }
        assertThat(Databases.entries(file())).isEqualTo("2");
    }

    @Test
    void orphansThatCouldNotBeReplayedAreReplayedByTheNextWhoOpens() throws Exception {
        for (long seed = 1; seed <= 2; seed++) {
            try (ChildJvm trainer = ChildJvm.start(KilledRecorder.class, file(), seed, Durability.POWER_LOSS)) {
                trainer.expect("ready");
                for (int line = 0; line < 5; line++) {
                    trainer.line();
                }
                trainer.kill();
            }
        }
        try (Connection other = Databases.connect(file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> LogDatabase.builder()
                            .busyWait(Duration.ofMillis(100))
                            .open(file())
                            .close())
                    .isInstanceOf(BusyException.class);
            statement.execute("ROLLBACK");
        }
        LogDatabase.builder().busyWait(Duration.ofMillis(500)).open(file()).close();
        assertThat(Databases.family(file())).noneMatch(name -> name.contains(".journal-"));
    }

    @Test
    void everyRecordOfAJournalIsReplayed() {
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(file())) {
            log.finishIteration();
            uuid = log.uuid();
        }
        Journal journal = Journal.create(file().toAbsolutePath(), Journal.AREA_SIZE);
        journal.appender().log(0, uuid);
        journal.appender().statusAdd(0, "iterations_done", 5);
        journal.appender().status(0, "iterations_done", new Cell.Int(10));
        journal.appender().statusAdd(0, "iterations_done", 2);
        journal.appender().status(0, "note", new Cell.Text("left behind"));
        journal.close();
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThat(log.status().iterationsDone()).isEqualTo(12);
            assertThat(log.status()).containsEntry("note", "left behind");
        }
    }

    @Test
    void theJournalGoesWithTheLastHandleThatWrites() throws Exception {
        LogDatabase writing = LogDatabase.open(file());
        TrainingLog log = writing.create();
        UUID uuid = log.uuid();
        log.record(1, "cost", 1.0);
        try (LogDatabase reading = LogDatabase.builder().readOnly().open(file());
                TrainingLog read = reading.open(uuid)) {
            assertThat(read.at(1)).isEqualTo(Map.of("cost", 1.0));
            log.close();
            writing.close();
            assertThat(read.at(1)).isEqualTo(Map.of("cost", 1.0));
            assertThat(Databases.family(file())).noneMatch(name -> name.contains(".journal-"));
            try (LogDatabase again = LogDatabase.open(file());
                    TrainingLog more = again.open(uuid)) {
                more.record(2, "cost", 2.0);
                assertThat(read.series("cost").values()).containsExactly(1, 2);
            }
            assertThat(read.series("cost").values()).containsExactly(1, 2);
        }
        assertThat(Databases.family(file())).noneMatch(name -> name.contains(".journal-"));
    }
}
