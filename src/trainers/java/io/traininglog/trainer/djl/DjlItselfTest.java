package io.traininglog.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Model;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL itself, with its PyTorch engine. */
class DjlItselfTest {

    /** Natives are unpacked there, 430 MB, and nothing is ever downloaded. */
    private static final List<String> OFFLINE = List.of(
            "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true",
            "-Dai.djl.pytorch.num_threads=1", // beside others, theirs only wait for each other
            "-DDJL_CACHE_DIR=" + Path.of("target", "djl").toAbsolutePath());

    /** Ten batches an epoch. */
    private static final int BATCHES = 10;

    @TempDir
    Path folder;

    @BeforeAll
    static void offline() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the engine's natives are those for Linux on x86-64");
        for (String flag : OFFLINE) {
            String[] property = flag.substring(2).split("=", 2);
            System.setProperty(property[0], property[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLogHasWhatDjlItselfEvaluates(boolean standsFirst) throws Exception {
        List<Map<String, Float>> results = new ArrayList<>();
        try (TrainingLog log = TrainingLog.inMemory();
                Model model = Points.perceptron()) {
            TrainingListener listener = Djl.listener(log);
            TrainingListener evaluators = new EvaluatorTrainingListener();
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .addEvaluator(new Accuracy())
                    .addTrainingListeners(standsFirst ? listener : evaluators)
                    .addTrainingListeners(standsFirst ? evaluators : listener);
            Dataset training = Points.training(model.getNDManager());
            Dataset validation = Points.validation(model.getNDManager());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(Points.INPUT);
                for (int epoch = 0; epoch < 3; epoch++) {
                    EasyTrain.fit(trainer, 1, training, validation);
                    results.add(Map.copyOf(trainer.getTrainingResult().getEvaluations()));
                }
            }
            for (int epoch = 1; epoch <= 3; epoch++) {
                Map<String, Float> result = results.get(epoch - 1);
                long end = (long) epoch * BATCHES;
                assertThat(log.at(end))
                        .containsEntry("train_epoch_loss", (double) result.get("train_loss"))
                        .containsEntry("valid_loss", (double) result.get("validate_loss"))
                        .containsEntry("train_epoch_accuracy", (double) result.get("train_Accuracy"))
                        .containsEntry("valid_accuracy", (double) result.get("validate_Accuracy"));

                Series batches = log.series(
                        "train_loss",
                        SeriesOptions.all().from(end - BATCHES + 1).to(end));
                assertThat(Arrays.stream(batches.values()).average().orElseThrow())
                        .isCloseTo(result.get("train_loss"), within(1e-5));
            }
            assertThat(log.status().epochEnds()).containsExactly(10L, 20L, 30L);
            assertThat(log.series("samples_per_second").size()).isEqualTo(3 * (BATCHES - 1));
            assertThat((Long) log.at(30).get("resident_bytes"))
                    .as("natives count")
                    .isGreaterThan((Long) log.at(30).get("heap_bytes"));
        }
    }

    @Test
    void killedAndResumedTwiceTheCurveGoesOn() throws Exception {
        kill("begin", 4 * BATCHES + 3);
        kill("resume", 2 * BATCHES + 7);
        PointsTraining.resume(folder, 3);

        try (LogDatabase database = LogDatabase.open(folder.resolve("runs.sqlite"))) {
            List<LogSummary> runs = database.logs();
            assertThat(runs).hasSize(3);
            assertThat(runs.get(2).lastTime()).hasValue(43);
            assertThat(runs.get(1).lastTime()).hasValue(67);

            try (TrainingLog log = database.open(runs.get(0).uuid());
                    TrainingLog second = database.open(runs.get(1).uuid());
                    TrainingLog first = database.open(runs.get(2).uuid())) {
                assertThat(log.lineage())
                        .containsExactly(
                                new Lineage.Ancestor(second.uuid(), OptionalLong.of(60)),
                                new Lineage.Ancestor(first.uuid(), OptionalLong.of(40)));

                Series loss = log.series("train_loss");
                assertThat(loss.times())
                        .containsExactly(LongStream.rangeClosed(1, 90).toArray());
                assertThat(Arrays.copyOfRange(loss.values(), 0, 40))
                        .containsExactly(
                                first.series("train_loss", SeriesOptions.all().to(40))
                                        .values());
                assertThat(log.series("learning_rate").size()).isEqualTo(90);
                assertThat(log.status().epochEnds()).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L);

                double[] epochs = log.series("train_epoch_loss").values();
                assertThat(epochs).hasSize(9);
                assertThat(epochs[4]).as("it went on from the saved weights").isLessThan(epochs[0]);
                assertThat(epochs[8]).isLessThan(epochs[4]);
            }
        }
        try (Stream<Path> models = Files.list(folder.resolve("models"))) {
            assertThat(models.map(model -> model.getFileName().toString()).sorted())
                    .containsExactly(
                            "perceptron-0001.params",
                            "perceptron-0002.params",
                            "perceptron-0003.params",
                            "perceptron-0004.params",
                            "perceptron-0005.params",
                            "perceptron-0006.params",
                            "perceptron-0007.params",
                            "perceptron-0008.params",
                            "perceptron-0009.params");
        }
    }

    /** Trains in a process of its own until it ends at a batch. */
    private void kill(String how, int batch) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OFFLINE);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KilledTraining.class.getName()));
        command.addAll(List.of(folder.toString(), how, String.valueOf(batch)));
        File output = folder.resolve(how + ".out").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor()).as(Files.readString(output.toPath())).isEqualTo(9);
    }
}
