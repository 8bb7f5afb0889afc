package io.traininglog.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.training.listener.DivergenceCheckTrainingListener;
import ai.djl.training.listener.EpochTrainingListener;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.traininglog.ClosedException;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What DJL's trainer tells its listeners is in the log, wherever among them ours stands. */
class TrainingLogListenerTest {

    /** Where it stands. */
    enum Place {
        ALONE,
        FIRST,
        BEHIND_EVALUATORS,
        LAST;

        TrainingListener[] with(TrainingListener listener) {
            TrainingListener epochs = new EpochTrainingListener();
            TrainingListener evaluators = new EvaluatorTrainingListener();
            return switch (this) {
                case ALONE -> new TrainingListener[] {listener};
                case FIRST -> new TrainingListener[] {listener, epochs, evaluators};
                case BEHIND_EVALUATORS -> new TrainingListener[] {evaluators, listener, epochs};
                case LAST -> new TrainingListener[] {epochs, evaluators, listener};
            };
        }
    }

    private final TrainingLog log = TrainingLog.inMemory();
    private final MeanLoss loss = new MeanLoss("SoftmaxCrossEntropyLoss");

    @AfterEach
    void close() {
        log.close();
    }

    private RecordedTraining training(TrainingListener... listeners) {
        return new RecordedTraining(loss, List.of(new Mean("Accuracy")), listeners);
    }

    @ParameterizedTest
    @EnumSource
    void batchesAndEpochsStandAtTheirIterations(Place place) {
        try (RecordedTraining training = training(place.with(Djl.listener(log)))) {
            training.train(4, 2);
            training.validate(7, 8);
            training.endEpoch();
            training.train(1);
            training.validate(6);
            training.endEpoch();
        }
        for (String evaluator : List.of("loss", "accuracy")) {
            assertThat(log.series("train_" + evaluator).times()).containsExactly(1, 2, 3);
            assertThat(log.series("train_" + evaluator).values()).containsExactly(4, 2, 1);
            assertThat(log.series("train_epoch_" + evaluator).times()).containsExactly(2, 3);
            assertThat(log.series("train_epoch_" + evaluator).values()).containsExactly(3, 1);
            assertThat(log.series("valid_" + evaluator).times()).containsExactly(2, 3);
            assertThat(log.series("valid_" + evaluator).values()).containsExactly(7.5, 6);
        }
        assertThat(log.status().iterationsDone()).isEqualTo(3);
        assertThat(log.status().epochEnds()).containsExactly(2L, 3L);
        assertThat(log.lastEpochRow()).hasValueSatisfying(row -> assertThat(row).containsEntry("valid_loss", 6.0));
    }

    @ParameterizedTest
    @EnumSource
    void notANumberIsKept(Place place) {
        try (RecordedTraining training = training(place.with(Djl.listener(log)))) {
            training.train(Float.NaN);
            training.validate(Float.NaN);
            training.endEpoch();
        }
        assertThat(log.at(1))
                .containsEntry("train_loss", Double.NaN)
                .containsEntry("train_epoch_loss", Double.NaN)
                .containsEntry("valid_loss", Double.NaN);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotDoneIsNotRecorded(Place place) {
        try (RecordedTraining training = training(place.with(Djl.listener(log)))) {
            training.train(1);
            training.endEpoch();
            training.validate(1);
            training.endEpoch();
        }
        assertThat(log.series("train_epoch_loss").size()).isEqualTo(1);
        assertThat(log.series("valid_loss").size()).isEqualTo(1);
        assertThat(log.status().epochsDone()).isEqualTo(2);
    }

    @Test
    void evaluatorsRunOnceBehindTheirListenerAndTwiceBeforeIt() {
        try (RecordedTraining training = training(Place.BEHIND_EVALUATORS.with(Djl.listener(log)))) {
            training.train(1, 2, 3);
        }
        assertThat(loss.evaluated()).isEqualTo(3);

        try (RecordedTraining training = training(Place.FIRST.with(Djl.listener(log)))) {
            training.train(1, 2, 3);
        }
        assertThat(loss.evaluated()).isEqualTo(3 + 6);
    }

    @Test
    void theBatchAtWhichATrainingDivergesIsInTheLogOfWhoStandsBefore() {
        TrainingListener[] listeners = {
            new EvaluatorTrainingListener(), Djl.listener(log), new DivergenceCheckTrainingListener()
        };
        try (RecordedTraining training = training(listeners)) {
            training.train(1);
            assertThatThrownBy(() -> training.train(Float.NaN)).hasMessageContaining("NaN");
        }
        assertThat(log.series("train_loss").values()).containsExactly(1, Double.NaN);
    }

    @ParameterizedTest
    @EnumSource
    void evaluatorsOfOneNameAreKeptApart(Place place) {
        Mean one = new Mean("Top_5_Accuracy");
        Mean another = new Mean("Top_5_Accuracy");
        Mean lossy = new Mean("Loss");
        try (RecordedTraining training = new RecordedTraining(
                loss, List.of(one, another, lossy, new Mean("BinaryAccuracy"), loss), place.with(Djl.listener(log)))) {
            training.train(3);
            training.validate(4);
            training.endEpoch();
        }
        assertThat(log.at(1))
                .containsEntry("train_top_5_accuracy", 3.0)
                .containsEntry("train_top_5_accuracy_2", 3.0)
                .containsEntry("train_loss_2", 3.0)
                .containsEntry("train_binary_accuracy", 3.0)
                .containsEntry("train_loss", 3.0)
                .containsEntry("valid_loss_2", 4.0)
                .containsEntry("valid_top_5_accuracy_2", 4.0);
    }

    @Test
    void speedIsThatBetweenTwoBatches() {
        try (RecordedTraining training = training(Djl.listener(log))) {
            training.train(1, 2, 3);
            training.validate(1);
            training.train(4, 5);
            training.endEpoch();
            training.train(6, 7);
        }
        assertThat(log.series("samples_per_second").times()).containsExactly(2, 3, 5, 7);
        assertThat(DoubleStream.of(log.series("samples_per_second").values())).allMatch(speed -> speed > 0);
    }

    @Test
    void memoryIsThatOfTheProcess() {
        try (RecordedTraining training = training(Djl.listener(log))) {
            training.train(1);
        }
        long heap = (Long) log.at(1).get("heap_bytes");
        assertThat(heap).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        if (ProcessMemory.residentBytes().isPresent()) {
            assertThat((Long) log.at(1).get("resident_bytes"))
                    .isCloseTo(ProcessMemory.residentBytes().getAsLong(), within(1L << 28));
        }
    }

    @Test
    void theRateIsThatOfTheStepAfterTheBatch() {
        TrainingLogListener listener = Djl.listener(log);
        ParameterTracker tracker = listener.learningRate(
                Tracker.factor().setBaseValue(0.8f).setFactor(0.5f).build());
        try (RecordedTraining training = training(listener)) {
            for (int update = 1; update <= 3; update++) {
                training.train(update);
                assertThat(tracker.getNewValue("weight", update)).isEqualTo(tracker.getNewValue("bias", update));
            }
        }
        assertThat(log.series("learning_rate").times()).containsExactly(1, 2, 3);
        assertThat(log.series("learning_rate").values()).containsExactly(0.4f, 0.2f, 0.1f);
    }

    @Test
    void ofSeveralRatesTheLargestIsRecorded() {
        TrainingLogListener listener = Djl.listener(log);
        ParameterTracker tracker = listener.learningRate((parameter, updates) -> switch (parameter) {
            case "weight" -> 0.25f;
            case "bias" -> 0.5f;
            default -> 0.125f;
        });
        try (RecordedTraining training = training(listener)) {
            training.train(1);
            Stream.of("weight", "bias", "scale").forEach(name -> tracker.getNewValue(name, 1));
        }
        assertThat(log.series("learning_rate").values()).containsExactly(0.5);
    }

    @Test
    void aSecondTrainerGoesOn() {
        TrainingLogListener listener = Djl.listener(log);
        for (int trainer = 0; trainer < 2; trainer++) {
            try (RecordedTraining training = training(listener)) {
                training.train(1, 2);
                training.endEpoch();
            }
        }
        assertThat(log.series("train_loss").times()).containsExactly(1, 2, 3, 4);
        assertThat(log.status().epochEnds()).containsExactly(2L, 4L);
    }

    @Test
    void whatCannotBeRecordedEndsTheTraining() {
        try (RecordedTraining training = training(Djl.listener(log))) {
            training.train(1);
            log.close();
            assertThatThrownBy(() -> training.train(2)).isInstanceOf(ClosedException.class);
        }
    }

    @Test
    void orIsHandedToWhoAsksForIt() {
        List<TrainingLogException> failures = new ArrayList<>();
        TrainingLogListener listener = Djl.listener(log).onFailure(failures::add);
        ParameterTracker tracker = listener.learningRate(Tracker.fixed(0.1f));
        try (RecordedTraining training = training(listener)) {
            log.close();
            training.train(1);
            tracker.getNewValue("weight", 1);
            training.validate(1);
            training.endEpoch();
            listener.checkpoint(training.model());
            assertThat(Djl.checkpoint(training.model())).isEmpty();
        }
        // batch, rate, the epoch's metrics, its end, checkpoint: each is tried
        assertThat(failures).hasSize(5).hasOnlyElementsOfType(ClosedException.class);
    }

    @Test
    void aListenerThatNoTrainerHasIsAnError() {
        TrainingLogListener listener = Djl.listener(log);
        try (RecordedTraining training = training()) {
            assertThatThrownBy(() -> listener.onEpoch(training.trainer()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("configuration");
        }
    }

    @Test
    void keysAreThoseOfThePage() {
        TrainingLogListener listener = Djl.listener(log);
        ParameterTracker tracker = listener.learningRate(Tracker.fixed(0.1f));
        try (RecordedTraining training = training(listener)) {
            training.train(1, 2);
            tracker.getNewValue("weight", 1);
            training.validate(1);
            training.endEpoch();
        }
        Set<String> keys = log.keys();
        assertThat(keys)
                .contains("train_loss", "train_accuracy", "train_epoch_loss", "train_epoch_accuracy")
                .contains("valid_loss", "valid_accuracy", "learning_rate", "samples_per_second", "heap_bytes");
        assertThat(keys.size()).isBetween(9, 10); // and resident_bytes on Linux
    }
}
