package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads on one log. */
class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int STEPS = 400;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void nothingIsLostNobodySeesATornRowAndCountersAddUp() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (TrainingLog log = TrainingLog.open(folder.resolve("threads.sqlite"))) {
            List<Future<?>> writers = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                int own = number;
                writers.add(threads.submit(() -> write(log, own, STEPS)));
            }
            List<Future<?>> readers = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                readers.add(threads.submit(() -> {
                    while (!isOver.get()) {
                        SharingTrainer.check(Map.copyOf(log.at(0)));
                        log.rows().entrySet().stream()
                                .limit(5)
                                .forEach(row -> SharingTrainer.check(Map.copyOf(row.getValue())));
                        log.series("k0");
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            isOver.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertThat(log.status().iterationsDone()).isEqualTo(THREADS * STEPS);
            assertThat(log.status().epochEnds()).hasSize(THREADS);
            for (int number = 0; number < THREADS; number++) {
                assertThat(log.series("thread " + number).values()).hasSize(STEPS);
            }
        }
    }

    /** As on a network's file system: readers and writers wait for each other. */
    @Test
    void nothingIsLostWhereThereCanBeNoWriteAheadLog() throws Exception {
        Path file = folder.resolve("no wal.sqlite");
        try (LogDatabase database = LogDatabase.open("jdbc:sqlite:" + file + "?vfs=unix-dotfile");
                TrainingLog log = database.create()) {
            List<Future<?>> users = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                int own = number;
                users.add(threads.submit(() -> write(log, own, 10)));
                users.add(threads.submit(() -> SharingTrainer.check(Map.copyOf(log.at(0)))));
            }
            for (Future<?> user : users) {
                user.get();
            }
            assertThat(log.status().iterationsDone()).isEqualTo(30);
            assertThat(log.rows()).hasSize(11);
        }
        assertThat(Databases.strings(file, "PRAGMA journal_mode")).containsExactly("delete");
        assertThat(Databases.integrity(file)).containsExactly("ok");
    }

    private static void write(TrainingLog log, int number, int steps) {
        for (int step = 1; step <= steps; step++) {
            log.record(0, SharingTrainer.sameUnderAllKeys(number * steps + step));
            log.at(step).put("thread " + number, step);
            log.finishIteration();
        }
        log.finishEpoch();
    }

    @Test
    void handlesMayBeOpenedAndClosedByManyThreadsAtOnce() throws Exception {
        Path file = folder.resolve("handles.sqlite");
        List<Future<?>> users = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            users.add(threads.submit(() -> {
                for (int i = 0; i < 25; i++) {
                    try (LogDatabase database = LogDatabase.open(file);
                            TrainingLog log = database.create()) {
                        log.record(1, "cost", i);
                        assertThat(log.at(1)).containsEntry("cost", (double) i);
                    }
                }
            }));
        }
        for (Future<?> user : users) {
            user.get();
        }
        try (LogDatabase database = LogDatabase.open(file)) {
            assertThat(database.logs()).hasSize(THREADS * 25);
        }
    }
}
