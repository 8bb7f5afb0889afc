package io.traininglog.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.training.listener.EpochTrainingListener;
import ai.djl.training.listener.SaveModelTrainingListener;
import ai.djl.training.listener.TrainingListener;
import io.traininglog.Checkpoint;
import io.traininglog.CodecException;
import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that DJL saved knows where its log stood. */
class ModelCheckpointTest {

    @TempDir
    Path folder;

    private Path models() {
        return folder.resolve("models");
    }

    private LogDatabase database() {
        return LogDatabase.open(folder.resolve("runs.sqlite"));
    }

    /** A training of whole epochs of two batches, then some batches of another one; saves at each epoch's end. */
    private void train(TrainingLog log, int epochs, int batches, boolean savesFirst) {
        TrainingLogListener listener = Djl.listener(log);
        SaveModelTrainingListener saving = new SaveModelTrainingListener(models().toString(), "mlp", 1);
        saving.setSaveModelCallback(listener.saveModelCallback());
        TrainingListener[] listeners = savesFirst
                ? new TrainingListener[] {saving, listener, new EpochTrainingListener()}
                : new TrainingListener[] {listener, new EpochTrainingListener(), saving};
        try (RecordedTraining training = new RecordedTraining(new MeanLoss("loss"), List.of(), listeners)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                training.train(1, 2);
                training.endEpoch();
            }
            for (int batch = 0; batch < batches; batch++) {
                training.train(3);
            }
        }
    }

    private TrainingLog resume(LogDatabase database) throws Exception {
        try (Model model = new NoModel("mlp")) {
            model.load(models(), "mlp"); // DJL takes the greatest number
            return Djl.resume(database, model);
        }
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(models())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResumedRunGoesOnFromTheNewestModelAgainAndAgain(boolean savesFirst) throws Exception {
        try (LogDatabase database = database()) {
            UUID first;
            try (TrainingLog log = database.create()) {
                first = log.uuid();
                train(log, 3, 1, savesFirst);
            }
            assertThat(files()).containsExactly("mlp-0001.params", "mlp-0002.params", "mlp-0003.params");

            UUID second;
            try (TrainingLog log = resume(database)) {
                second = log.uuid();
                assertThat(log.lineage()).containsExactly(new Lineage.Ancestor(first, OptionalLong.of(6)));
                assertThat(log.status().epochsDone()).isEqualTo(3);
                train(log, 1, 1, savesFirst);
            }
            assertThat(files()).hasSize(4).contains("mlp-0004.params");

            try (TrainingLog log = resume(database)) {
                assertThat(log.lineage())
                        .containsExactly(
                                new Lineage.Ancestor(second, OptionalLong.of(8)),
                                new Lineage.Ancestor(first, OptionalLong.of(6)));
                train(log, 2, 0, savesFirst);
                assertThat(log.series("train_loss").times()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
                assertThat(log.series("train_loss").values()).containsExactly(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2);
                assertThat(log.series("train_epoch_loss").times()).containsExactly(2, 4, 6, 8, 10, 12);
                assertThat(log.status().epochEnds()).containsExactly(2L, 4L, 6L, 8L, 10L, 12L);
            }
            assertThat(files()).hasSize(6).contains("mlp-0006.params");
        }
    }

    @Test
    void asManyTrainersAsFollowEachOtherNumberTheirModelsOn() throws Exception {
        try (LogDatabase database = database();
                TrainingLog log = database.create()) {
            TrainingLogListener listener = Djl.listener(log);
            for (int trainer = 0; trainer < 2; trainer++) {
                SaveModelTrainingListener saving = new SaveModelTrainingListener(models().toString(), "mlp", 1);
                saving.setSaveModelCallback(listener.saveModelCallback());
                try (RecordedTraining training =
                        new RecordedTraining(new MeanLoss("loss"), List.of(), listener, saving)) {
                    for (int epoch = 0; epoch < 2; epoch++) {
                        training.train(1);
                        training.endEpoch();
                    }
                }
            }
            assertThat(files())
                    .containsExactly("mlp-0001.params", "mlp-0002.params", "mlp-0003.params", "mlp-0004.params");
            try (TrainingLog resumed = resume(database)) {
                assertThat(resumed.status().iterationsDone()).isEqualTo(4);
            }
        }
    }

    @Test
    void aCheckpointComesBackAsItWasWritten() {
        Checkpoint checkpoint = new Checkpoint("/data/my runs/r\u00fcns.sqlite", new UUID(1, -2), 123_456_789_012L);
        try (Model model = new NoModel("mlp")) {
            ModelCheckpoint.put(model, checkpoint);
            assertThat(model.getProperty("traininglog.checkpoint"))
                    .isEqualTo("0000000000000001fffffffffffffffe@123456789012 /data/my runs/r\u00fcns.sqlite");
            assertThat(Djl.checkpoint(model)).contains(checkpoint);
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        try (LogDatabase database = database();
                Model model = new NoModel("mlp")) {
            assertThat(Djl.checkpoint(model)).isEmpty();
            assertThatThrownBy(() -> Djl.resume(database, model))
                    .isInstanceOf(NoSuchLogException.class)
                    .hasMessageContaining("mlp")
                    .hasMessageContaining("traininglog.checkpoint");

            ModelCheckpoint.put(model, new Checkpoint("elsewhere.sqlite", new UUID(1, 2), 3));
            assertThatThrownBy(() -> Djl.resume(database, model))
                    .isInstanceOf(NoSuchLogException.class)
                    .hasMessageContaining("00000000000000010000000000000002");
            assertThat(database.logs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "epoch 3",
                "00000000000000010000000000000002@-1 runs.sqlite",
                "00000000000000010000000000000002@9999999999999999999 runs.sqlite",
                "1-1-1-1-1@1 runs.sqlite",
            })
    void aForgedCheckpointIsRefused(String property) {
        try (Model model = new NoModel("mlp")) {
            model.setProperty("traininglog.checkpoint", property);
            assertThatThrownBy(() -> Djl.checkpoint(model))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("mlp")
                    .hasMessageContaining(property);
        }
    }
}
