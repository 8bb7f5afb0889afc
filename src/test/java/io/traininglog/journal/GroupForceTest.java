package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that force at once share it, and each finds its records on disk. */
class GroupForceTest {

    private static final int THREADS = 8;
    private static final int RECORDS = 60;

    @TempDir
    Path folder;

    private final ReentrantLock appending = new ReentrantLock();

    @Test
    void eachThreadsRecordsAreForcedWhenItReturnsAlsoWhileGenerationsChange() throws Exception {
        try (Journal journal = Journal.create(folder.resolve("runs.sqlite"), 4096)) {
            define(journal.appender());
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> done = new ArrayList<>();
            AtomicLong missed = new AtomicLong();
            for (int thread = 0; thread < THREADS; thread++) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < RECORDS; i++) {
                        Generation generation = append(journal, i);
                        int end = generation.end();
                        journal.force();
                        missed.addAndGet(generation.forced() < end && !journal.hasDrained(generation) ? 1 : 0);
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get(20, TimeUnit.SECONDS);
            }
            threads.shutdown();
            assertThat(missed).hasValue(0);
            assertThat(journal.generation()).isGreaterThan(2);
            assertThat(journal.forces()).isLessThan(THREADS * RECORDS);
            long before = journal.forces();
            journal.force();
            assertThat(journal.forces()).as("nothing was left to force").isEqualTo(before);
        }
    }

    /** As one who drains at once. */
    private Generation append(Journal journal, int value) {
        appending.lock();
        try {
            if (journal.appender().number(0, 0, value, 1) == Append.NO_ROOM) {
                journal.drained(journal.generation() - 1);
                assertThat(journal.next()).isTrue();
                define(journal.appender());
                journal.appender().number(0, 0, value, 1);
            }
            return journal.current();
        } finally {
            appending.unlock();
        }
    }

    private static void define(Appender appender) {
        appender.log(0, new UUID(1, 2));
        appender.key(0, "k");
    }
}
