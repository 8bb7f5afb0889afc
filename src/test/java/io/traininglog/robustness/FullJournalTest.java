package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import io.traininglog.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that stays away: the trainer goes on as far as the journal reaches, and loses nothing of it. */
@Tag("once")
class FullJournalTest {

    /** Characters of a step, of which a journal in a small heap holds some hundred. */
    private static final int TEXT = 100_000;

    @TempDir
    Path folder;

    /** Takes orders: to train so many steps, to train until it cannot, to go on when it can, to close. */
    static final class Trainer {

        private static long step;

        private Trainer() {}

        public static void main(String[] arguments) throws IOException {
            LogDatabase database =
                    ServerDatabases.builder().busyWait(Duration.ofSeconds(1)).open(arguments[0]);
            TrainingLog log = database.create();
            say("log " + log.hexUuid());
            var orders = new java.io.BufferedReader(
                    new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                switch (order) {
                    case "some" -> train(log, 10);
                    case "full" -> trainUntilFull(log);
                    case "go on" -> trainAgain(log);
                    default -> close(log, database);
                }
            }
        }

        private static void train(TrainingLog log, int steps) {
            for (int i = 0; i < steps; i++) {
                train(log);
            }
            say("step " + step);
        }

        private static void train(TrainingLog log) {
            log.record(step + 1, step(step + 1));
            step++;
            log.finishIteration();
        }

        private static void trainUntilFull(TrainingLog log) {
            try {
                while (true) {
                    train(log);
                }
            } catch (TrainingLogException e) {
                // What was recorded is, but perhaps not counted
                say("full " + step + " " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }

        private static void trainAgain(TrainingLog log) {
            while (!isRecorded(log)) {
                Thread.onSpinWait(); // until the server is back
            }
            train(log, 10);
        }

        private static boolean isRecorded(TrainingLog log) {
            try {
                log.record(step + 1, step(step + 1));
                step++;
                return true;
            } catch (TrainingLogException e) {
                return false;
            }
        }

        private static void close(TrainingLog log, LogDatabase database) {
            log.close();
            try {
                database.close();
                say("closed");
            } catch (TrainingLogException e) {
                say("closed " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }

        private static void say(String line) {
            System.out.println(line);
        }
    }

    private static Map<String, Object> step(long step) {
        return Map.of(
                "number",
                step,
                "text",
                Long.toString(step).repeat(TEXT / Long.toString(step).length()));
    }

    @Test
    void aTrainerGoesOnUntilTheJournalIsFullAndThenIsToldWhy() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            List<String> flags = new ArrayList<>(ServerDatabases.flags(folder));
            flags.add("-Dorg.slf4j.simpleLogger.log.io.traininglog=info");
            String log;
            long last;
            try (ChildJvm trainer = ChildJvm.start(flags, Trainer.class, url)) {
                log = trainer.line();
                assertThat(log).as(trainer::errors).startsWith("log ");
                trainer.tell("some");
                trainer.expect("step 10");
                server.kill();
                trainer.tell("full");
                String full = trainer.line();
                assertThat(full)
                        .as(trainer::errors)
                        .matches("full \\d+ UnavailableException the journal of postgresql://\\S+ is full, and the"
                                + " database took nothing of it for 1000 ms: postgresql://\\S+ cannot be reached: .*");
                long steps = Long.parseLong(full.split(" ", -1)[1]);
                assertThat(steps).isGreaterThan(100);
                server.restart();
                trainer.tell("go on");
                trainer.expect("step " + (steps + 11));
                server.kill();
                trainer.tell("some");
                trainer.expect("step " + (steps + 21));
                last = steps + 21;
                trainer.tell("close");
                assertThat(trainer.line())
                        .as(trainer::errors)
                        .matches("closed UnavailableException postgresql://\\S+ cannot be reached: .*");
                trainer.finish();
                checkLog(trainer.errors().lines().toList());
            }
            server.restart();
            try (Stream<Path> journals = Files.list(folder)) {
                assertThat(journals).hasSize(1);
            }
            check(url, log.substring("log ".length()), last);
            assertThat(folder).isEmptyDirectory();
            assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM journals"))
                    .containsExactly("0");
        }
    }

    /** Each outage is a line, and its end; of the last one the exception has told, perhaps before. */
    private static void checkLog(List<String> lines) {
        String away =
                ".* WARN .*postgresql://\\S+ cannot be reached: Connection to \\S+ refused; the journal keeps what is new";
        assertThat(lines).hasSizeBetween(2, 3);
        assertThat(lines.get(0)).matches(away);
        assertThat(lines.get(1))
                .matches(".* INFO .*postgresql://\\S+ takes what is written again, and has what the journal kept");
        assertThat(lines.subList(2, lines.size())).allMatch(line -> line.matches(away));
    }

    /** Another process than the one that wrote the journal. */
    private void check(String url, String hexUuid, long last) {
        try (LogDatabase database = ServerDatabases.open(url, folder);
                TrainingLog log = database.open(Databases.uuid(hexUuid))) {
            assertThat(log.rows()).hasSize((int) last);
            for (long step = 1; step <= last; step++) {
                assertThat(log.at(step)).isEqualTo(step(step));
            }
            // The one that was not counted, because the journal was full, was said
            assertThat(log.status().iterationsDone()).isBetween(last - 2, last - 1);
        }
    }
}
