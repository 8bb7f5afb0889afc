package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.TrainingLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The array that XGBoost4J fills is a curve for each watch. */
class XGBoostMetricsTest {

    private static final List<String> WATCHES = List.of("train", "valid");

    @Test
    void floatsAreWidenedExactlyAndNaNIsKept() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            float[][] metrics = {{0.1f, Float.NaN}, {-0.0f, Float.POSITIVE_INFINITY}};
            XGBoostMetrics.record(log, WATCHES, "logloss", metrics, 2);

            assertThat(log.series("train_logloss").values()).containsExactly((double) 0.1f, Double.NaN);
            assertThat(log.series("valid_logloss").values()).containsExactly(-0.0, Double.POSITIVE_INFINITY);
            assertThat(log.series("valid_logloss").times()).containsExactly(1, 2);
            assertThat(log.status().iterationsDone()).isEqualTo(2);
        }
    }

    @Test
    void whatEarlyStoppingLeftUnfilledIsLeftOut() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            XGBoostMetrics.record(log, WATCHES, "error", new float[][] {{0.5f, 0, 0, 0}, {0.5f, 0, 0, 0}}, 2);

            assertThat(log.series("train_error").values()).containsExactly(0.5, 0);
            assertThat(log.status().iterationsDone()).isEqualTo(2);
        }
    }

    @Test
    void boostingFurtherGoesOnWithTheCurve() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            XGBoostMetrics.record(log, List.of("train"), "rmse", new float[][] {{3, 2}}, 2);
            XGBoostMetrics.record(log, List.of("train"), "rmse", new float[][] {{1}}, 1);

            assertThat(log.series("train_rmse").times()).containsExactly(1, 2, 3);
            assertThat(log.series("train_rmse").values()).containsExactly(3, 2, 1);
        }
    }

    @Test
    void anArrayThatDoesNotFitIsRefusedWhole() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            refuses(log, WATCHES, new float[1][3], 3, "metrics of 1 watches, but names of 2");
            refuses(log, WATCHES, new float[][] {{1, 2, 3}, {1, 2}}, 3, "valid_error has 2 rounds, fewer than 3");
            refuses(log, List.of("train", "train"), new float[2][3], 3, "named twice");
            refuses(log, WATCHES, new float[2][3], -1, "-1 rounds");
            assertThat(log.rows()).isEmpty();
            assertThat(log.status().iterationsDone()).isZero();
        }
    }

    private static void refuses(TrainingLog log, List<String> watches, float[][] metrics, int rounds, String reason) {
        assertThatThrownBy(() -> XGBoostMetrics.record(log, watches, "error", metrics, rounds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
