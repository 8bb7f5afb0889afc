package io.traininglog.trainer.djl;

import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import java.util.List;

/** What DJL's own listener has evaluated, which is told of everything before. */
final class SharedEvaluations implements Evaluations {

    private final Loss loss;
    private final EvaluatorTrainingListener evaluating;

    SharedEvaluations(Trainer trainer, EvaluatorTrainingListener evaluating) {
        this.loss = trainer.getLoss();
        this.evaluating = evaluating;
    }

    /** That listener knows an ended epoch's evaluators by their names, and the loss by "loss" too. */
    static boolean canShare(Trainer trainer) {
        List<String> names = trainer.getEvaluators().stream()
                .map(evaluator -> evaluator == trainer.getLoss() ? "loss" : evaluator.getName())
                .toList();
        return names.stream().distinct().count() == names.size();
    }

    @Override
    public void trained(BatchData batch) {
        // seen by that listener
    }

    @Override
    public void validated(BatchData batch) {
        // seen by that listener
    }

    @Override
    public float ofBatch(Evaluator evaluator) {
        return evaluator.getAccumulator(EvaluatorTrainingListener.TRAIN_ALL);
    }

    @Override
    public float ofEpoch(Evaluator evaluator) {
        return latest("train_", evaluator);
    }

    @Override
    public float ofValidation(Evaluator evaluator) {
        return latest("validate_", evaluator);
    }

    private float latest(String stage, Evaluator evaluator) {
        String name = evaluator == loss ? "loss" : evaluator.getName();
        return evaluating.getLatestEvaluations().getOrDefault(stage + name, Float.NaN);
    }

    @Override
    public void endEpoch() {
        // that listener has
    }
}
