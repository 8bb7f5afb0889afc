package io.traininglog.trainer.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener.BatchData;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Evaluates in accumulators of its own, which no other listener reads or resets. */
final class OwnEvaluations implements Evaluations {

    private static final String BATCH = "traininglog/batch";
    private static final String EPOCH = "traininglog/epoch";
    private static final String VALIDATION = "traininglog/validation";

    private final Collection<Evaluator> evaluators;

    OwnEvaluations(Collection<Evaluator> evaluators) {
        this.evaluators = List.copyOf(evaluators);
        for (String accumulator : List.of(BATCH, EPOCH, VALIDATION)) {
            this.evaluators.forEach(evaluator -> evaluator.addAccumulator(accumulator));
        }
        endEpoch(); // the evaluators may have been another trainer's
    }

    @Override
    public void trained(BatchData batch) {
        evaluators.forEach(evaluator -> evaluator.resetAccumulator(BATCH));
        evaluate(batch, BATCH, EPOCH);
    }

    @Override
    public void validated(BatchData batch) {
        evaluate(batch, VALIDATION);
    }

    private void evaluate(BatchData batch, String... accumulators) {
        for (Map.Entry<Device, NDList> labels : batch.getLabels().entrySet()) {
            NDList predictions = batch.getPredictions().get(labels.getKey());
            evaluators.forEach(evaluator -> evaluator.updateAccumulators(accumulators, labels.getValue(), predictions));
        }
    }

    @Override
    public float ofBatch(Evaluator evaluator) {
        return evaluator.getAccumulator(BATCH);
    }

    @Override
    public float ofEpoch(Evaluator evaluator) {
        return evaluator.getAccumulator(EPOCH);
    }

    @Override
    public float ofValidation(Evaluator evaluator) {
        return evaluator.getAccumulator(VALIDATION);
    }

    @Override
    public void endEpoch() {
        for (String accumulator : List.of(BATCH, EPOCH, VALIDATION)) {
            evaluators.forEach(evaluator -> evaluator.resetAccumulator(accumulator));
        }
    }
}
