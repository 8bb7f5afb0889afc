package io.traininglog.examples;

import java.util.Arrays;

/** Feature vectors and their classes, numbered from 0. */
final class Samples {

    private final double[][] features;
    private final int[] labels;

    /** Keeps the arrays: nobody changes them afterwards. */
    Samples(double[][] features, int[] labels) {
        if (features.length != labels.length) {
            throw new IllegalArgumentException(features.length + " samples, but " + labels.length + " labels");
        }
        this.features = features;
        this.labels = labels;
    }

    int size() {
        return labels.length;
    }

    double[] features(int sample) {
        return features[sample];
    }

    int label(int sample) {
        return labels[sample];
    }

    /** These samples, in this order: a batch. */
    Samples select(int... samples) {
        return new Samples(
                Arrays.stream(samples).mapToObj(i -> features[i]).toArray(double[][]::new),
                Arrays.stream(samples).map(i -> labels[i]).toArray());
    }
}
