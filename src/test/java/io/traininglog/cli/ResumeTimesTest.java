package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResumeTimesTest {

    private final LogDatabase database = LogDatabase.inMemory();

    @AfterEach
    void close() {
        database.close();
    }

    private static void put(TrainingLog log, long time) {
        log.at(time).put("cost", 1.0);
    }

    @Test
    void aLogThatWasNotResumedHasNone() {
        try (TrainingLog log = database.create()) {
            put(log, 5);
            assertThat(ResumeTimes.of(database, log)).isEmpty();
        }
    }

    @Test
    void eachGenerationTookOverOnce() {
        try (TrainingLog first = database.create()) {
            put(first, 100);
            try (TrainingLog second = first.resumeAt(40)) {
                put(second, 90);
                try (TrainingLog third = second.resumeAt(70)) {
                    assertThat(ResumeTimes.of(database, third)).containsExactly(40L, 70L);
                }
            }
        }
    }

    @Test
    void aLogResumedBeforeItsOwnResumePointShowsNothing() {
        try (TrainingLog first = database.create()) {
            put(first, 100);
            try (TrainingLog second = first.resumeAt(80);
                    TrainingLog third = second.resumeAt(30)) {
                assertThat(ResumeTimes.of(database, third)).containsExactly(30L);
            }
        }
    }

    @Test
    void nothingIsInheritedOfAnEmptyLog() {
        try (TrainingLog first = database.create();
                TrainingLog second = first.resume()) {
            assertThat(ResumeTimes.of(database, second)).isEmpty();
        }
    }

    @Test
    void aLogResumedWholeShowsUpToItsLastTime() {
        UUID parent = UUID.randomUUID();
        UUID child = UUID.randomUUID();
        database.importLog(LogOrigin.of(parent), log -> log.put(60, "cost", 1.0));
        database.importLog(LogOrigin.of(child).resumedFrom(parent), log -> log.put(61, "cost", 1.0));
        try (TrainingLog log = database.open(child)) {
            assertThat(ResumeTimes.of(database, log)).containsExactly(60L);
        }
    }
}
