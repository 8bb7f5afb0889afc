package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Series;
import io.traininglog.TrainingLog;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever hands out losses can be recorded. */
class LossRecorderTest {

    /** As a trainer of somebody else's might declare it. */
    private interface Listener {
        void iterationDone(int iteration, double score);
    }

    @Test
    void aHistoryIsACurve() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            double[] history = {0.5, Double.NaN, -0.0, Double.POSITIVE_INFINITY};
            Arrays.stream(history).forEach(LossRecorder.of(log, "train_loss"));

            Series curve = log.series("train_loss");
            assertThat(curve.times()).containsExactly(1, 2, 3, 4);
            assertThat(curve.values()).containsExactly(history);
        }
    }

    @Test
    void aListenerThatNumbersIterationsIsAMethodReference() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Listener listener = LossRecorder.of(log, "score")::accept;
            listener.iterationDone(10, 0.5);
            listener.iterationDone(20, 0.25);

            assertThat(log.series("score").times()).containsExactly(10, 20);
            assertThat(log.status().iterationsDone()).isEqualTo(20);
        }
    }

    @Test
    void aLoopOfOnesOwnRecordsWhatElseItHasInTheCurrentRow() {
        double[] losses = {0.5, 0.25, 0.125, 0.0625};
        try (TrainingLog log = TrainingLog.inMemory()) {
            LossRecorder loss = LossRecorder.of(log, "train_loss");
            for (int iteration = 1; iteration <= losses.length; iteration++) {
                loss.accept(losses[iteration - 1]);
                if (iteration % 2 == 0) {
                    log.currentRow().put("valid_accuracy", 0.9);
                    log.finishEpoch();
                }
            }
            assertThat(log.series("train_loss").values()).containsExactly(losses);
            assertThat(log.series("valid_accuracy").times()).containsExactly(2, 4);
            assertThat(log.status().epochEnds()).containsExactly(2L, 4L);
        }
    }

    @Test
    void threadsShareOne() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            LossRecorder recorder = LossRecorder.of(log, "loss");
            IntStream.range(0, 10_000).parallel().forEach(i -> recorder.accept(i));

            assertThat(log.series("loss").size()).isEqualTo(10_000);
            assertThat(log.status().iterationsDone()).isEqualTo(10_000);
        }
    }
}
