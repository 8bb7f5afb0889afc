package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PostgreSQL server that is restarted, and killed, under three trainers and a reader: who waits long enough hears nothing
 * of it, and all that was written is there once. {@code -Dtraininglog.test.restarts=100} does it so often.
 */
@Tag("once")
class ServerRestartTest {

    private static final int TRAINERS = 3;
    private static final int RESTARTS = Integer.getInteger("traininglog.test.restarts", 4);

    @TempDir
    Path folder;

    /** Trains until it is told to stop, in every way there is; says every hundredth step, and the last. */
    static final class Trainer {

        public static void main(String[] arguments) throws IOException {
            try (LogDatabase database = ServerDatabases.builder().open(arguments[0]);
                    TrainingLog log = database.create()) {
                System.out.println("log " + log.hexUuid());
                long step = 0;
                while (System.in.available() == 0) {
                    train(log, ++step);
                    if (step % 100 == 0) {
                        System.out.println("step " + step);
                    }
                }
                log.flush();
                System.out.println("last " + step);
            }
        }

        private static void train(TrainingLog log, long step) {
            log.record(step, "loss", (double) step);
            log.record(step, Map.of("a", step, "b", "text " + step));
            log.at(step).putAll(Map.of("c", step / 2.0, "gone", true));
            check(log.at(step).put("put", (double) step), null);
            if (step % 7 == 0) {
                check(log.at(step).remove("gone"), true);
            }
            if (step % 10 == 0) {
                check(log.at(step - 3).put("put", -1.0), step - 3.0);
            }
            log.finishIteration();
            if (step % 20 == 0) {
                check(log.status().put("last", step), step == 20 ? null : step - 20);
                log.finishEpoch();
            }
        }

        private static void check(Object answer, Object expected) {
            if (expected == null ? answer != null : !expected.equals(answer)) {
                throw new AssertionError(answer + " where there was " + expected);
            }
        }
    }

    @Test
    void nobodyHearsOfItAndNothingIsLostOrThereTwice() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            ServerDatabases.open(url, folder.resolve("reader")).close();
            for (int i = 0; i < TRAINERS; i++) {
                children.add(ChildJvm.start(ServerDatabases.flags(folder.resolve("journals")), Trainer.class, url));
            }
            List<String> logs = new ArrayList<>();
            for (ChildJvm child : children) {
                String line = child.line();
                assertThat(line).as(child::errors).startsWith("log ");
                logs.add(line.substring("log ".length()));
            }
            try (LogDatabase database = ServerDatabases.open(url, folder.resolve("reader"));
                    Reader reader = new Reader(database, logs.get(0))) {
                for (int restart = 0; restart < RESTARTS; restart++) {
                    for (ChildJvm child : children) {
                        awaitSteps(child);
                    }
                    if (restart % 2 == 0) {
                        server.kill();
                    } else {
                        server.stop();
                    }
                    TimeUnit.MILLISECONDS.sleep(200L * restart);
                    server.restart();
                }
                for (int i = 0; i < TRAINERS; i++) {
                    long last = stop(children.get(i));
                    try (TrainingLog log = database.open(Databases.uuid(logs.get(i)))) {
                        check(log, last);
                    }
                    children.get(i).finish();
                    assertThat(children.get(i).errors().lines())
                            .allMatch(line -> line.matches(".* cannot be reached: .*; the journal keeps what is new"));
                }
                reader.check();
            }
            assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM journals"))
                    .containsExactly("0");
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
    }

    /** Until it has taken some steps more. */
    private static void awaitSteps(ChildJvm child) {
        do {
            assertThat(child.line()).as(child::errors).startsWith("step ");
        } while (child.hasOutput());
    }

    private static long stop(ChildJvm child) {
        child.tell("stop");
        String line = child.line();
        while (line != null && line.startsWith("step ")) {
            line = child.line();
        }
        assertThat(line).as(child::errors).startsWith("last ");
        return Long.parseLong(line.substring("last ".length()));
    }

    private static void check(TrainingLog log, long last) {
        assertThat(log.status().iterationsDone()).isEqualTo(last);
        assertThat(log.status().epochsDone()).isEqualTo(last / 20);
        assertThat(log.status().epochEnds()).hasSize((int) (last / 20));
        assertThat(log.status().get("last")).isEqualTo(last < 20 ? null : last / 20 * 20);
        assertThat(log.rows()).hasSize((int) last);
        long expected = 0;
        for (Map.Entry<Long, Map<String, Object>> entry : log.rows().entrySet()) {
            long step = ++expected;
            Map<String, Object> row = entry.getValue();
            assertThat(entry.getKey()).isEqualTo(step);
            assertThat(row).hasSize(step % 7 == 0 ? 5 : 6).containsEntry("loss", (double) step);
            assertThat(row)
                    .containsEntry("a", step)
                    .containsEntry("b", "text " + step)
                    .containsEntry("c", step / 2.0);
            assertThat(row).containsEntry("put", step % 10 == 7 && step + 3 <= last ? -1.0 : step);
        }
    }

    /** Goes through a log again and again. */
    private static final class Reader implements AutoCloseable {

        private final Thread thread;
        private volatile boolean isOver;
        private volatile Throwable failure;
        private final AtomicLong reads = new AtomicLong();

        Reader(LogDatabase database, String log) {
            thread = new Thread(() -> {
                try (TrainingLog read = database.open(Databases.uuid(log))) {
                    while (!isOver) {
                        read(read);
                        reads.incrementAndGet();
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
            });
            thread.start();
        }

        /** Steps are whole, one follows the other, and there are never fewer of them. */
        private static void read(TrainingLog log) {
            Series loss = log.series("loss");
            int size = loss.values().length;
            for (int i = 0; i < size; i++) {
                assertThat(loss.values()[i]).isEqualTo(i + 1.0);
            }
            assertThat(log.series("loss").values().length).isGreaterThanOrEqualTo(size);
            long expected = Math.max(0, size - 200);
            for (Map.Entry<Long, Map<String, Object>> row :
                    log.rows().tailMap(expected, false).entrySet()) {
                assertThat(row.getKey()).isEqualTo(++expected);
                Map<String, Object> values = Map.copyOf(row.getValue());
                assertThat(values.containsKey("a")).isEqualTo(values.containsKey("b"));
            }
            assertThat(expected).isGreaterThanOrEqualTo(size);
        }

        void check() throws InterruptedException {
            close();
            assertThat(failure).isNull();
            assertThat(reads.get()).isPositive();
        }

        @Override
        public void close() throws InterruptedException {
            isOver = true;
            thread.join();
        }
    }
}
