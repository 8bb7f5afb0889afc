package io.traininglog.trainer.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.util.List;
import java.util.Map;

/** DJL's own trainer, told what {@code EasyTrain} tells it, without an engine: a batch's loss is its label. */
final class RecordedTraining implements AutoCloseable {

    static final int BATCH_SIZE = 32;

    private final Model model = new NoModel("mlp");
    private final Trainer trainer;

    RecordedTraining(Loss loss, List<? extends Evaluator> evaluators, TrainingListener... listeners) {
        DefaultTrainingConfig config = new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.1f))
                        .build())
                .addTrainingListeners(listeners);
        evaluators.forEach(config::addEvaluator);
        trainer = model.newTrainer(config);
    }

    Trainer trainer() {
        return trainer;
    }

    Model model() {
        return model;
    }

    void train(float... labels) {
        for (float label : labels) {
            BatchData batch = batch(label);
            trainer.notifyListeners(listener -> listener.onTrainingBatch(trainer, batch));
        }
    }

    void validate(float... labels) {
        for (float label : labels) {
            BatchData batch = batch(label);
            trainer.notifyListeners(listener -> listener.onValidationBatch(trainer, batch));
        }
    }

    void endEpoch() {
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
    }

    private BatchData batch(float label) {
        PassthroughNDManager manager = (PassthroughNDManager) model.getNDManager();
        NDList labels = new NDList(manager.create((Object) label));
        NDList predictions = new NDList(manager.create((Object) label));
        Batch batch = new Batch(manager, new NDList(), new NDList(), BATCH_SIZE, null, null, 0, 0);
        return new BatchData(batch, Map.of(Device.cpu(), labels), Map.of(Device.cpu(), predictions));
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
