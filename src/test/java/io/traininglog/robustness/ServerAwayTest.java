package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trainer writes while its PostgreSQL server is away is there when the server is back, once. */
@Tag("once")
class ServerAwayTest {

    @TempDir
    Path folder;

    @Test
    void aTrainerGoesOnWhileTheServerIsAway() {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.newDatabase();
            UUID uuid;
            try (LogDatabase database = LogDatabase.builder()
                            .journalFolder(folder)
                            .busyWait(Duration.ofSeconds(30))
                            .open(url);
                    TrainingLog log = database.create()) {
                uuid = log.uuid();
                write(log, 0, 1000);
                log.flush();
                server.kill();
                long begin = System.nanoTime();
                write(log, 1000, 2000);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
                server.restart();
                write(log, 2000, 3000);
                log.flush();
                check(log, 3000);
            }
            try (LogDatabase database = LogDatabase.builder()
                            .journalFolder(folder)
                            .readOnly()
                            .open(url);
                    TrainingLog log = database.open(uuid)) {
                check(log, 3000);
            }
        }
    }

    /** As whoever deletes a log, or resumes one early, does many times a day. */
    @Test
    void aTrainerGoesOnThoughTheLineageHadChangedJustBefore() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        try (UnreliableLink link = UnreliableLink.to(server);
                LogDatabase database = ServerDatabases.open(link.through(url), folder, Duration.ofMillis(300));
                TrainingLog log = database.create()) {
            write(log, 1, 10);
            ServerDatabases.execute(url, "UPDATE lineage_revision SET revision = revision + 1");
            log.flush();
            link.refuse();
            link.cut();
            for (long time = 10; time < 20; time++) {
                log.record(time, "loss", 1.0 / time);
                log.record(time, Map.of("a", time));
                log.finishIteration();
            }
            link.restore();
            log.flush();
            assertThat(log.series("loss").times()).hasSize(19);
            assertThat(log.status().iterationsDone()).isEqualTo(19);
        }
        server.drop(url);
    }

    private static void write(TrainingLog log, long from, long to) {
        for (long time = from; time < to; time++) {
            log.record(time, "loss", 1.0 / time);
            log.record(time, Map.of("a", time, "b", "text " + time));
            log.at(time).put("put", time / 2.0);
            log.finishIteration();
        }
    }

    private static void check(TrainingLog log, int times) {
        Series loss = log.series("loss");
        assertThat(loss.times()).hasSize(times);
        assertThat(log.series("put").times()).hasSize(times);
        assertThat(log.status().iterationsDone()).isEqualTo(times);
        assertThat(log.at(1500).get("b")).isEqualTo("text 1500");
    }
}
