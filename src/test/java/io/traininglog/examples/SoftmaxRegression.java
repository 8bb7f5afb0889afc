package io.traininglog.examples;

import java.util.Arrays;
import java.util.Random;

/**
 * Multinomial logistic regression, trained by plain stochastic gradient descent. Its weights are its whole state: a
 * copy made from {@link #weights()} goes on exactly, to the last bit, as the original would have. Not for several
 * threads.
 */
final class SoftmaxRegression {

    /** One row a class; one column a feature, and the bias last. */
    private final double[][] weights;

    private final double learningRate;
    private final double l2;

    /** With these weights, which are copied: {@link #initialWeights} or a checkpoint's. */
    SoftmaxRegression(double[][] weights, double learningRate, double l2) {
        this.weights = copy(weights);
        this.learningRate = learningRate;
        this.l2 = l2;
    }

    /** Small random weights, the same for the same seed, and biases of 0. */
    static double[][] initialWeights(int features, int classes, long seed) {
        Random random = new Random(seed);
        double[][] weights = new double[classes][features + 1];
        for (double[] row : weights) {
            for (int i = 0; i < features; i++) {
                row[i] = (random.nextDouble() - 0.5) / 5;
            }
        }
        return weights;
    }

    /** A copy: one row a class; one column a feature, and the bias last. */
    double[][] weights() {
        return copy(weights);
    }

    /** Learns from a batch, and returns what its {@link #cost} was before. */
    double step(Samples batch) {
        double cost = cost(batch);
        double[][] gradient = gradient(batch);
        for (int label = 0; label < weights.length; label++) {
            for (int i = 0; i < weights[label].length; i++) {
                weights[label][i] -= learningRate * gradient[label][i];
            }
        }
        return cost;
    }

    /** The mean cross-entropy, in nats a sample. */
    double cost(Samples samples) {
        double sum = 0;
        for (int sample = 0; sample < samples.size(); sample++) {
            double[] logits = logits(samples.features(sample));
            sum += logSumOfExponentials(logits) - logits[samples.label(sample)];
        }
        return sum / samples.size();
    }

    /** The share of samples, from 0 to 1, that it takes for another class. */
    double errorRate(Samples samples) {
        int errors = 0;
        for (int sample = 0; sample < samples.size(); sample++) {
            if (classOf(samples.features(sample)) != samples.label(sample)) {
                errors++;
            }
        }
        return (double) errors / samples.size();
    }

    /** The gradient of {@code cost + l2 / 2 × the weights' squares}; biases are not penalised. */
    double[][] gradient(Samples samples) {
        double[][] gradient = new double[weights.length][weights[0].length];
        for (int sample = 0; sample < samples.size(); sample++) {
            double[] features = samples.features(sample);
            double[] logits = logits(features);
            double logSum = logSumOfExponentials(logits);
            for (int label = 0; label < weights.length; label++) {
                double truth = label == samples.label(sample) ? 1 : 0;
                double share = (StrictMath.exp(logits[label] - logSum) - truth) / samples.size();
                for (int i = 0; i < features.length; i++) {
                    gradient[label][i] += share * features[i];
                }
                gradient[label][features.length] += share;
            }
        }
        for (int label = 0; label < weights.length; label++) {
            for (int i = 0; i < weights[label].length - 1; i++) {
                gradient[label][i] += l2 * weights[label][i];
            }
        }
        return gradient;
    }

    private int classOf(double[] features) {
        double[] logits = logits(features);
        int best = 0;
        for (int label = 1; label < logits.length; label++) {
            if (logits[label] > logits[best]) {
                best = label;
            }
        }
        return best;
    }

    private double[] logits(double[] features) {
        double[] logits = new double[weights.length];
        for (int label = 0; label < weights.length; label++) {
            double sum = weights[label][features.length];
            for (int i = 0; i < features.length; i++) {
                sum += weights[label][i] * features[i];
            }
            logits[label] = sum;
        }
        return logits;
    }

    /** Shifted by the greatest, so that none overflows; StrictMath, so that every machine computes the same bits. */
    private static double logSumOfExponentials(double[] logits) {
        double greatest = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (double logit : logits) {
            sum += StrictMath.exp(logit - greatest);
        }
        return greatest + StrictMath.log(sum);
    }

    private static double[][] copy(double[][] weights) {
        return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }
}
