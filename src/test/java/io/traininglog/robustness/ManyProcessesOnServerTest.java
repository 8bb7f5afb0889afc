package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen processes train on one PostgreSQL server, each its own log, and four of them another one together. {@code
 * -Dtraininglog.test.steps=10000} makes them take so many steps.
 */
@Tag("once")
class ManyProcessesOnServerTest {

    private static final int PROCESSES = 16;
    private static final int SHARING = 4;
    private static final int STEPS = Integer.getInteger("traininglog.test.steps", 300);

    @TempDir
    Path folder;

    /** URL, the log that it shares or -, its number, how many steps. */
    static final class Trainer {
        public static void main(String[] arguments) {
            int number = Integer.parseInt(arguments[2]);
            int steps = Integer.parseInt(arguments[3]);
            System.out.println("ready");
            try (LogDatabase database = ServerDatabases.builder().open(arguments[0]);
                    TrainingLog own = database.create()) {
                if (arguments[1].equals("-")) {
                    train(own, steps);
                } else {
                    try (TrainingLog shared = database.open(UUID.fromString(arguments[1]))) {
                        train(own, shared, number, steps);
                    }
                }
                System.out.println("wrote " + own.hexUuid());
            }
        }

        private static void train(TrainingLog own, int steps) {
            for (long step = 1; step <= steps; step++) {
                own.record(step, step(step));
                own.finishIteration();
            }
            own.finishEpoch();
        }

        private static void train(TrainingLog own, TrainingLog shared, int number, int steps) {
            for (long step = 1; step <= steps; step++) {
                own.record(step, step(step));
                own.finishIteration();
                shared.record(PROCESSES * step + number, "own time", (double) step);
                shared.record(step, number + " own key", (double) step);
                shared.record(step, step(number)); // all write these
                shared.finishIteration();
                if (step % 50 == 0) {
                    shared.finishEpoch();
                    shared.status().put(number + " at", step);
                }
            }
            own.finishEpoch();
        }
    }

    /** One number under several keys. */
    private static Map<String, Object> step(long number) {
        return Map.of("a", (double) number, "b", number, "c", "text " + number);
    }

    @Test
    void nothingIsLostNothingIsThereTwiceAndCountersAddUp() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        List<ChildJvm> children = new ArrayList<>();
        try (LogDatabase database = ServerDatabases.open(url, folder.resolve("own"));
                TrainingLog shared = database.create()) {
            for (int number = 0; number < PROCESSES; number++) {
                Object log = number < SHARING ? shared.uuid() : "-";
                Path journals = folder.resolve("journals " + number % 3);
                children.add(ChildJvm.start(ServerDatabases.flags(journals), Trainer.class, url, log, number, STEPS));
            }
            for (ChildJvm child : children) {
                child.expect("ready");
            }
            for (ChildJvm child : children) {
                List<String> lines = child.finish();
                assertThat(lines).as(child::errors).hasSize(1);
                assertThat(child.errors()).isEmpty();
                checkOwn(database, lines.get(0).substring("wrote ".length()));
            }
            checkShared(shared);
            assertThat(database.logs()).hasSize(1 + PROCESSES);
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
        assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM journals"))
                .containsExactly("0");
        PostgresServer.shared().drop(url);
    }

    private static void checkOwn(LogDatabase database, String hexUuid) {
        try (TrainingLog own = database.open(Databases.uuid(hexUuid))) {
            Series a = own.series("a");
            assertThat(a.values()).hasSize(STEPS).endsWith(STEPS);
            assertThat(own.rows()).hasSize(STEPS);
            for (long step = 1; step <= STEPS; step += 97) {
                assertThat(own.at(step)).isEqualTo(step(step));
            }
            assertThat(own.status().iterationsDone()).isEqualTo(STEPS);
            assertThat(own.status().epochEnds()).containsExactly((long) STEPS);
        }
    }

    private static void checkShared(TrainingLog shared) {
        assertThat(shared.status().iterationsDone()).isEqualTo((long) SHARING * STEPS);
        assertThat(shared.status().epochsDone()).isEqualTo((long) SHARING * (STEPS / 50));
        assertThat(shared.status().epochEnds()).hasSize(SHARING * (STEPS / 50));
        assertThat(shared.series("own time").values()).hasSize(SHARING * STEPS);
        for (int number = 0; number < SHARING; number++) {
            assertThat(shared.series(number + " own key").values())
                    .hasSize(STEPS)
                    .endsWith(STEPS);
            assertThat(shared.status().get(number + " at")).isEqualTo((long) STEPS / 50 * 50);
        }
        Series all = shared.series("a");
        assertThat(all.values()).hasSize(STEPS);
        for (int i = 0; i < STEPS; i++) {
            long last = (long) all.values()[i];
            assertThat(shared.at(all.times()[i])).as("a step of one of them").containsAllEntriesOf(step(last));
        }
    }
}
