package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    @Test
    void everyEntryHasTheGenerationThatWroteIt() {
        try (LogDatabase database = LogDatabase.inMemory();
                TrainingLog first = database.create()) {
            first.at(1).put("cost", 3.0);
            first.at(2).put("cost", 2.0);
            first.at(3).put("cost", 1.0);
            try (TrainingLog second = first.resumeAt(2);
                    Generations generations = Generations.of(database, second)) {
                second.at(2).put("note", "resumed");
                second.at(3).put("cost", 1.0);
                assertThat(generations.writersOf(second.at(1))).containsExactly(first.uuid());
                assertThat(generations.writersOf(second.at(2))).containsExactly(first.uuid(), second.uuid());
                assertThat(generations.writersOf(second.at(3))).containsExactly(second.uuid());
            }
        }
    }
}
