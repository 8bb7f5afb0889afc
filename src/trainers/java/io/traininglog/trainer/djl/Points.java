package io.traininglog.trainer.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import java.util.Random;

/** Points inside and outside a circle, and a small perceptron that tells them apart. */
final class Points {

    static final int BATCH = 16;
    static final Shape INPUT = new Shape(BATCH, 2);

    private Points() {}

    static Dataset training(NDManager manager) {
        return points(manager, 160, 1);
    }

    static Dataset validation(NDManager manager) {
        return points(manager, 48, 2);
    }

    private static Dataset points(NDManager manager, int count, long seed) {
        Random random = new Random(seed);
        float[] features = new float[2 * count];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            float x = 2 * random.nextFloat() - 1;
            float y = 2 * random.nextFloat() - 1;
            features[2 * i] = x;
            features[2 * i + 1] = y;
            labels[i] = x * x + y * y < 0.6f ? 1 : 0;
        }
        NDArray points = manager.create(features, new Shape(count, 2));
        return new ArrayDataset.Builder()
                .setData(points)
                .optLabels(manager.create(labels))
                .setSampling(BATCH, true)
                .build();
    }

    static Model perceptron() {
        Model model = Model.newInstance("perceptron", "PyTorch");
        model.setBlock(new SequentialBlock()
                .add(Linear.builder().setUnits(16).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(2).build()));
        return model;
    }
}
