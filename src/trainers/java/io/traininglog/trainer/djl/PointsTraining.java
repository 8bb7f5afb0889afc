package io.traininglog.trainer.djl;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.SaveModelTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;

/**
 * A training that saves its model at the end of each epoch, and goes on from the newest model when it is run again. As a
 * program of its own it is killed in the middle of an epoch.
 */
final class PointsTraining {

    private PointsTraining() {}

    /** Begins a run of so many epochs. */
    static void begin(Path folder, int epochs, TrainingListener... others) throws Exception {
        try (TrainingLog log = TrainingLog.open(folder.resolve("runs.sqlite"));
                Model model = Points.perceptron()) {
            train(log, model, folder.resolve("models").toString(), epochs, others);
        }
    }

    /** Goes on from the newest model. */
    static void resume(Path folder, int epochs, TrainingListener... others) throws Exception {
        Path runs = folder.resolve("runs.sqlite");
        Path models = folder.resolve("models");
        Model model = Points.perceptron();

        model.load(models, "perceptron"); // the newest
        try (LogDatabase database = LogDatabase.open(runs);
                TrainingLog log = Djl.resume(database, model)) {
            train(log, model, models.toString(), epochs, others);
        }

        model.close();
    }

    private static void train(TrainingLog log, Model model, String models, int epochs, TrainingListener... others)
            throws Exception {
        Dataset training = Points.training(model.getNDManager());
        Dataset validation = Points.validation(model.getNDManager());
        Shape input = Points.INPUT;
        Tracker rate = Tracker.factor().setBaseValue(0.02f).setFactor(0.999f).build();

        TrainingLogListener listener = Djl.listener(log);
        SaveModelTrainingListener saving = new SaveModelTrainingListener(models, "perceptron", 1);
        saving.setSaveModelCallback(listener.saveModelCallback());

        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .addEvaluator(new Accuracy())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(listener.learningRate(rate))
                        .build())
                .addTrainingListeners(listener) // before those that may end the training
                .addTrainingListeners(TrainingListener.Defaults.basic())
                .addTrainingListeners(saving);
        config.addTrainingListeners(others);

        try (Trainer trainer = model.newTrainer(config)) {
            trainer.initialize(input);
            EasyTrain.fit(trainer, epochs, training, validation);
        }
    }
}
