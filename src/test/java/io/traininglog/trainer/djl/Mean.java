package io.traininglog.trainer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.util.passthrough.PassthroughNDArray;
import java.util.HashMap;
import java.util.Map;

/** An evaluator without arithmetic on arrays: the mean of the labels, which are floats. */
final class Mean extends Evaluator {

    private final Map<String, Float> sums = new HashMap<>();
    private int evaluated;

    Mean(String name) {
        super(name);
    }

    /** How often batches were evaluated. */
    int evaluated() {
        return evaluated;
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addAccumulator(String key) {
        resetAccumulator(key);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        evaluated++;
        for (String key : keys) {
            updateAccumulator(key, labels, predictions);
        }
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        float label = (Float) ((PassthroughNDArray) labels.head()).getObject();
        totalInstances.merge(key, 1L, Long::sum);
        sums.merge(key, label, Float::sum);
    }

    @Override
    public void resetAccumulator(String key) {
        totalInstances.put(key, 0L);
        sums.put(key, 0f);
    }

    @Override
    public float getAccumulator(String key) {
        if (!sums.containsKey(key)) {
            throw new IllegalArgumentException("no accumulator " + key);
        }
        return totalInstances.get(key) == 0 ? Float.NaN : sums.get(key) / totalInstances.get(key);
    }
}
