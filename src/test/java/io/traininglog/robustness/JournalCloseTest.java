package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.ClosedException;
import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Those who write while the last handle is closed. */
@Timeout(120)
class JournalCloseTest {

    private static final int ROUNDS = Integer.getInteger("traininglog.test.journal.closes", 40);
    private static final int WRITERS = 3;

    @TempDir
    Path folder;

    @Test
    void whoWritesWhileItClosesLearnsThatItClosedAndLosesNothing() throws Exception {
        closeWhileOthersWrite(Durability.POWER_LOSS, ROUNDS, 1);
    }

    /** Nothing waits for the disk, so the journal fills faster than the database takes it. */
    @Test
    void whoWaitsForAFullJournalWhileItClosesLosesNothing() throws Exception {
        closeWhileOthersWrite(Durability.PROCESS_DEATH, ROUNDS / 4, 12);
    }

    private void closeWhileOthersWrite(Durability durability, int rounds, int millis) throws Exception {
        Path file = folder.resolve("runs.sqlite");
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        for (int round = 0; round < rounds; round++) {
            LogDatabase database = LogDatabase.builder().durability(durability).open(file);
            TrainingLog log = database.create();
            UUID uuid = log.uuid();
            List<AtomicLong> acknowledged = new ArrayList<>();
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                AtomicLong last = new AtomicLong();
                String key = "key " + i;
                acknowledged.add(last);
                writers.add(threads.submit(() -> write(log, key, last)));
            }
            TimeUnit.MILLISECONDS.sleep((long) millis * (round % 10));
            log.close();
            database.close();
            for (Future<?> writer : writers) {
                writer.get();
            }
            try (TrainingLog same = TrainingLog.open(file, uuid)) {
                for (int i = 0; i < WRITERS; i++) {
                    assertThat((long) same.series("key " + i).times().length)
                            .isGreaterThanOrEqualTo(acknowledged.get(i).get());
                }
            }
        }
        threads.shutdown();
        assertThat(Databases.family(file)).noneMatch(name -> name.contains(".journal-"));
    }

    private static void write(TrainingLog log, String key, AtomicLong last) {
        try {
            for (long time = 1; ; time++) {
                log.record(time, key, (double) time);
                last.set(time);
            }
        } catch (ClosedException e) {
            assertThat(e).hasMessageContaining("closed");
        }
    }
}
