package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.architecture.WithoutJars;
import io.traininglog.trainer.djl.Djl;
import io.traininglog.trainer.micrometer.Micrometer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that trains with something else need not have DJL, nor Micrometer: here, they are not there. */
class TrainersAreOptionalTest {

    private static final String JARS = "(api-\\d|micrometer|tribuo|xgboost).*";

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> WithoutJars.run(ListensToDjl.class, JARS))
                .hasMessageContaining("a log of a DJL training needs ai.djl:api");
        assertThatThrownBy(() -> WithoutJars.run(ResumesFromAModel.class, JARS))
                .hasMessageContaining("a log of a DJL training needs ai.djl:api");
        assertThatThrownBy(() -> WithoutJars.run(ShowsGauges.class, JARS))
                .hasMessageContaining("a gauge of a log needs io.micrometer:micrometer-core");
    }

    @Test
    void theOthersWork() {
        assertThatCode(() -> WithoutJars.run(RecordsOthers.class, JARS)).doesNotThrowAnyException();
    }

    public static final class ListensToDjl implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Djl.listener(log);
            }
        }
    }

    public static final class ResumesFromAModel implements Runnable {
        @Override
        public void run() {
            try (LogDatabase database = LogDatabase.inMemory()) {
                Djl.resume(database, null);
            }
        }
    }

    public static final class ShowsGauges implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Micrometer.metrics(log);
            }
        }
    }

    public static final class RecordsOthers implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory();
                    TribuoLosses losses = TribuoLosses.into(log)) {
                LossRecorder.of(log, "loss").accept(0.5);
                XGBoostMetrics.record(log, List.of("train"), "rmse", new float[][] {{1}}, 1);
                assertThat(log.rows()).hasSize(2);
            }
        }
    }
}
