package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainers on a PostgreSQL server that are killed by SIGKILL at random moments, and those who open the database next with
 * the same folder for journals: what was acknowledged is there, whole and once. {@code
 * -Dtraininglog.test.server.kills=500} soaks.
 */
@Tag("once")
class KillOnServerTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.server.kills", 5);
    private static final long SEED = Long.getLong("traininglog.test.seed", 7);

    @TempDir
    Path journals;

    private final Random random = new Random(SEED);

    @NewDatabase
    private String url;

    @BeforeEach
    void open() {
        ServerDatabases.open(url, journals).close();
    }

    /** Some die while they open the database, most after a number of steps. */
    @Test
    void aTrainerThatIsKilledHasLostNothing() throws Exception {
        long steps = 0;
        for (int kill = 0; kill < (KILLS + 1) / 2; kill++) {
            Acknowledged acknowledged = new Acknowledged();
            try (ChildJvm trainer =
                    ChildJvm.start(ServerDatabases.flags(journals), KilledTrainer.class, url, random.nextLong())) {
                trainer.expect("ready");
                int lines = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(400);
                for (int i = 0; i < lines; i++) {
                    String line = trainer.line();
                    assertThat(line).as(trainer::errors).isNotNull();
                    acknowledged.add(line);
                }
                TimeUnit.MICROSECONDS.sleep(random.nextInt(lines == 0 ? 2_000_000 : 20_000));
                trainer.kill();
                for (String line = trainer.line(); line != null; line = trainer.line()) {
                    acknowledged.add(line);
                }
            }
            killWhileOpening();
            try (LogDatabase database = ServerDatabases.open(url, journals)) {
                acknowledged.checkIn(database);
            }
            checkNothingIsLeft();
            steps += acknowledged.steps();
        }
        assertThat(steps).isPositive();
        System.out.println((KILLS + 1) / 2 + " kills, " + steps + " acknowledged steps, none lost, none torn");
    }

    /** As quick as the journal takes it, so that some of it is always on its way. */
    @Test
    void whatWasOnItsWayIsBroughtOnce() throws Exception {
        long steps = 0;
        for (int kill = 0; kill < KILLS / 2; kill++) {
            UUID log;
            long acknowledged = 0;
            try (ChildJvm trainer =
                    ChildJvm.start(ServerDatabases.flags(journals), KilledRecorder.class, url, random.nextLong())) {
                trainer.expect("ready");
                log = Databases.uuid(trainer.line().substring("log ".length()));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                trainer.kill();
                for (String line = trainer.line(); line != null; line = trainer.line()) {
                    acknowledged = Long.parseLong(line.substring("step ".length()));
                }
            }
            killWhileOpening();
            try (LogDatabase database = ServerDatabases.open(url, journals);
                    TrainingLog opened = database.open(log)) {
                JournalKillTest.check(opened, acknowledged);
            }
            checkNothingIsLeft();
            steps += acknowledged;
        }
        assertThat(steps).isPositive();
        System.out.println(KILLS / 2 + " kills, " + steps + " acknowledged steps, none lost, none torn, none twice");
    }

    /** Those who replay may be killed as well. */
    private void killWhileOpening() throws Exception {
        for (int opener = random.nextInt(2); opener > 0; opener--) {
            try (ChildJvm child = ChildJvm.start(ServerDatabases.flags(journals), KilledRecorder.class, url, "open")) {
                child.expect("ready");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2500));
                child.kill();
            }
        }
    }

    private void checkNothingIsLeft() throws Exception {
        try (Stream<Path> files = Files.list(journals)) {
            assertThat(files).isEmpty();
        }
    }
}
