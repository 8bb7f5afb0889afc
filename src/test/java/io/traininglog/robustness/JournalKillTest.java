package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainers that are killed while they append to the journal, while a group goes to the database and while rows become
 * columns; and those who bring to the database what they left. {@code -Dtraininglog.test.journal.kills=500} soaks.
 */
@Tag("once")
class JournalKillTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.journal.kills", 8);
    private static final long SEED = Long.getLong("traininglog.test.seed", 3);

    @TempDir
    Path folder;

    @Test
    void whatIsInTheJournalSurvivesTheTrainerAndThoseWhoReplayIt() throws Exception {
        Random random = new Random(SEED);
        long steps = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = folder.resolve("killed-" + kill / 10 + ".sqlite");
            UUID log = null;
            long acknowledged = 0;
            try (ChildJvm trainer = ChildJvm.start(KilledRecorder.class, file, random.nextLong())) {
                trainer.expect("ready");
                log = Databases.uuid(trainer.line().substring("log ".length()));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                trainer.kill();
                for (String line = trainer.line(); line != null; line = trainer.line()) {
                    acknowledged = Long.parseLong(line.substring("step ".length()));
                }
            }
            for (int opener = random.nextInt(3); opener > 0; opener--) {
                killWhileOpening(file, random);
            }
            check(file, log, acknowledged);
            checkNoNotesAreLeft(file, log);
            steps += acknowledged;
        }
        assertThat(steps).isPositive();
        System.out.println(KILLS + " kills, " + steps + " acknowledged steps, none lost, none torn, none twice");
    }

    private static void killWhileOpening(Path file, Random random) throws Exception {
        try (ChildJvm opener = ChildJvm.start(KilledRecorder.class, file, "open")) {
            opener.expect("ready");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1200));
            opener.kill();
        }
    }

    /** Every acknowledged step is there whole and once; the one that was under way is there or not. */
    static void check(Path file, UUID uuid, long acknowledged) throws Exception {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid)) {
            check(log, acknowledged);
        }
        assertThat(Databases.integrity(file)).containsExactly("ok");
        assertThat(Databases.family(file)).noneMatch(name -> name.contains(".journal-"));
    }

    static void check(TrainingLog log, long acknowledged) {
        Series whole = log.series("key 0");
        int last = whole.times().length;
        assertThat((long) last).isGreaterThanOrEqualTo(acknowledged);
        for (int key = 0; key < KilledRecorder.KEYS; key++) {
            Series series = log.series("key " + key);
            assertThat(series.times()).hasSize(last);
            for (int i = 0; i < last; i++) {
                assertThat(series.times()[i]).isEqualTo(i + 1L);
                assertThat(series.values()[i]).isEqualTo(i + 1.0);
            }
        }
        Series cost = log.series("cost");
        assertThat(cost.times().length).isBetween(last, last + 1);
        for (int i = 0; i < cost.times().length; i++) {
            assertThat(cost.times()[i]).isEqualTo(i + 1L);
            assertThat(cost.values()[i]).isIn(KilledRecorder.cost(i + 1L), -1.0);
        }
        int puts = log.series("put").times().length;
        assertThat(puts).isBetween(last - 1, last);
        assertThat(log.status().iterationsDone()).isBetween(puts - 1L, (long) puts);
        assertThat(log.rows()).hasSize(cost.times().length);
        if (last > 0) {
            assertThat(log.at(last)).containsAllEntriesOf(Map.copyOf(KilledRecorder.step(last)));
        }
    }

    /** A journal that ends takes with it what is noted of those whose processes died before they could. */
    private static void checkNoNotesAreLeft(Path file, UUID uuid) throws Exception {
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            log.record(0, "checked", 1.0);
        }
        assertThat(Databases.strings(file, "SELECT count(*) FROM journals")).containsExactly("0");
    }
}
