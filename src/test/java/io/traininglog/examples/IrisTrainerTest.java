package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Checkpoint;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisTrainerTest {

    private static final IrisTrainer.Watcher NOBODY = (iteration, cost) -> {};

    @TempDir
    Path folder;

    @Test
    void resumedAtACheckpointItIsTheUninterruptedRunBitForBit() {
        Path file = folder.resolve("runs.sqlite");
        Checkpoint checkpoint;
        try (TrainingLog log = TrainingLog.open(file)) {
            IrisTrainer trainer = IrisTrainer.begin(log);
            trainer.train(10, NOBODY);
            checkpoint = log.checkpoint();
            trainer.iterate();
            trainer.iterate();
        }
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog resumed = database.resume(checkpoint);
                TrainingLog uninterrupted = TrainingLog.inMemory()) {
            IrisTrainer second = IrisTrainer.goOn(resumed);
            second.train(10, NOBODY);
            IrisTrainer whole = IrisTrainer.begin(uninterrupted);
            whole.train(20, NOBODY);

            assertThat(second.weights()).isDeepEqualTo(whole.weights());
            assertThat(resumed.lastEpochRow().orElseThrow().get("weights")).isEqualTo(whole.weights());
            assertThat(resumed.series("train_cost").values())
                    .containsExactly(uninterrupted.series("train_cost").values());
            assertThat(resumed.status().epochEnds())
                    .isEqualTo(uninterrupted.status().epochEnds());
        }
    }

    @Test
    void afterIterationsOfOthersItsOwnEpochsAreWholeStill() {
        try (TrainingLog fresh = TrainingLog.inMemory();
                TrainingLog used = TrainingLog.inMemory()) {
            for (int i = 0; i < 12; i++) {
                used.finishIteration();
            }
            IrisTrainer.begin(fresh).train(3, NOBODY);
            IrisTrainer.begin(used).train(3, NOBODY);
            assertThat(used.series("train_cost").values())
                    .containsExactly(fresh.series("train_cost").values());
            assertThat(used.status().epochEnds()).isEqualTo(List.of(20L, 28L, 36L));
        }
    }

    @Test
    void inTheMiddleOfAnEpochItDoesNotGoOn() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            IrisTrainer trainer = IrisTrainer.begin(log);
            trainer.train(1, NOBODY);
            trainer.iterate();
            assertThatThrownBy(() -> IrisTrainer.goOn(log)).hasMessageContaining("in the middle of an epoch");
        }
    }
}
