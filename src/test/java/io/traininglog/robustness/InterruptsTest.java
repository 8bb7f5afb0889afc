package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is told to stop, as by an executor that shuts down, writes what there is to write, and is told still. */
@Timeout(60)
class InterruptsTest {

    @TempDir
    Path folder;

    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    @Test
    void anInterruptedThreadWritesFlushesAndCloses() {
        Path file = folder.resolve("runs.sqlite");
        UUID uuid;
        LogDatabase database = LogDatabase.open(file);
        try (TrainingLog log = database.create()) {
            uuid = log.uuid();
            log.record(1, "cost", 0.5);
            Thread.currentThread().interrupt();
            log.record(2, "cost", 0.25);
            log.at(2).put("names", List.of("a", "b"));
            log.at(1).remove("cost");
            log.finishEpoch();
            log.record(3, "cost", 0.125);
            log.flush();
            log.record(4, "cost", 0.0625);
            assertThat(log.checkpoint().time()).isZero();
        }
        database.close();
        assertThat(Thread.interrupted()).isTrue();
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            assertThat(log.series("cost").times()).containsExactly(2, 3, 4);
            assertThat(log.at(2).get("names")).isEqualTo(List.of("a", "b"));
        }
    }
}
