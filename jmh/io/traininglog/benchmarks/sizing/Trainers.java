package io.traininglog.benchmarks.sizing;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.benchmarks.contenders.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Trainers with a log each, at a pace: to the server each is a process of its own, with a journal, a thread that brings it
 * and connections. Here they take turns in one thread, as ten values cost a trainer no time.
 */
final class Trainers implements AutoCloseable {

    static final int KEYS = 10;

    private final List<LogDatabase> databases = new ArrayList<>();
    private final List<TrainingLog> logs = new ArrayList<>();
    private final Steps step = new Steps(KEYS);
    private long next;

    Trainers(int count, String url, Path folder) {
        for (int trainer = 0; trainer < count; trainer++) {
            LogDatabase database = LogDatabase.builder()
                    .journalFolder(folder.resolve("trainer-" + trainer))
                    .open(url);
            databases.add(database);
            logs.add(database.create());
        }
    }

    /** Each writes so many steps, at its pace or without a pause, until the server has them all. */
    void train(int steps, int stepsPerSecond) {
        long begin = System.nanoTime();
        for (int done = 0; done < steps; done++) {
            for (TrainingLog log : logs) {
                log.record(next, step.at(next));
            }
            next++;
            if (stepsPerSecond > 0) {
                await(begin + (done + 1) * 1_000_000_000L / stepsPerSecond);
            }
        }
        logs.forEach(TrainingLog::flush);
    }

    private static void await(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        logs.forEach(TrainingLog::close);
        databases.forEach(LogDatabase::close);
    }
}
