package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.journal.Journal;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process that died left in its journal, and those who have its database open meanwhile. */
@Timeout(120)
class JournalOrphansTest {

    @TempDir
    Path folder;

    private Path file() throws Exception {
        return folder.toRealPath().resolve("runs.sqlite");
    }

    /** As a process leaves it that dies with one entry in its journal. */
    static void leave(Path file, UUID log, long time, String key, double number) {
        Journal journal = Journal.create(file, 1 << 16);
        journal.appender().log(0, log);
        journal.appender().key(0, key);
        journal.appender().number(0, 0, time, number);
        journal.appender().statusAdd(0, "iterations_done", 1);
        journal.close();
    }

    private boolean hasJournal() throws Exception {
        return Databases.family(file()).stream().anyMatch(name -> name.contains(".journal-"));
    }

    private void awaitNoJournal() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (hasJournal() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(Databases.family(file())).noneMatch(name -> name.contains(".journal-"));
    }

    @Test
    void whoHasTheDatabaseOpenBringsWhatAnotherProcessLeft() throws Exception {
        try (LogDatabase database = LogDatabase.open(file())) {
            UUID uuid;
            long last = 0;
            try (ChildJvm trainer = ChildJvm.start(KilledRecorder.class, file(), 1, Durability.POWER_LOSS)) {
                trainer.expect("ready");
                uuid = Databases.uuid(trainer.line().substring("log ".length()));
                TimeUnit.MILLISECONDS.sleep(500);
                trainer.kill();
                for (String line = trainer.line(); line != null; line = trainer.line()) {
                    last = Long.parseLong(line.substring("step ".length()));
                }
            }
            assertThat(last).isPositive();
            awaitNoJournal();
            try (TrainingLog log = database.open(uuid)) {
                assertThat(log.at(last)).containsAllEntriesOf(KilledRecorder.step(last));
            }
        }
    }

    @Test
    void itShowsToHandlesThatHaveReadBefore() throws Exception {
        UUID uuid = Databases.withOneLog(file(), 3);
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThat(log.at(7)).isEmpty();
            long before = log.status().iterationsDone();
            leave(file(), uuid, 7, "cost", 0.5);
            awaitNoJournal();
            assertThat(log.at(7)).containsEntry("cost", 0.5);
            assertThat(log.status().iterationsDone()).isEqualTo(before + 1);
            assertThat(log.at(7).put("cost", 0.25)).isEqualTo(0.5);
        }
    }

    @Test
    void whatWasAppendedAfterTheDeathIsNotOverwritten() throws Exception {
        UUID uuid = Databases.withOneLog(file(), 3);
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            leave(file(), uuid, 2, "cost", 0.5);
            TimeUnit.MILLISECONDS.sleep(60);
            log.record(2, "cost", 20.0);
            log.flush();
            assertThat(hasJournalOfTheDead()).isFalse();
            assertThat(log.at(2)).containsEntry("cost", 20.0);
        }
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThat(log.at(2)).containsEntry("cost", 20.0);
            assertThat(log.status().iterationsDone()).isEqualTo(1);
        }
    }

    @Test
    void whatATransactionWroteAfterTheDeathIsNotOverwritten() throws Exception {
        UUID uuid = Databases.withOneLog(file(), 3);
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            leave(file(), uuid, 2, "cost", 0.5);
            TimeUnit.MILLISECONDS.sleep(60);
            log.at(2).remove("cost");
            log.status().put("iterations_done", 7);
        }
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThat(log.at(2)).isEmpty();
            assertThat(log.status().iterationsDone()).isEqualTo(7);
        }
    }

    /** Its own journal is there as well. */
    private boolean hasJournalOfTheDead() throws Exception {
        return Databases.family(file()).stream()
                        .filter(name -> name.contains(".journal-"))
                        .count()
                > 1;
    }
}
