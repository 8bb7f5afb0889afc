package io.traininglog.trainer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** {@link Mean} as a loss. */
final class MeanLoss extends Loss {

    private final Mean mean = new Mean("mean");

    MeanLoss(String name) {
        super(name);
    }

    int evaluated() {
        return mean.evaluated();
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return mean.evaluate(labels, predictions);
    }

    @Override
    public void addAccumulator(String key) {
        mean.addAccumulator(key);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        mean.updateAccumulators(keys, labels, predictions);
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        mean.updateAccumulator(key, labels, predictions);
    }

    @Override
    public void resetAccumulator(String key) {
        mean.resetAccumulator(key);
    }

    @Override
    public float getAccumulator(String key) {
        return mean.getAccumulator(key);
    }
}
