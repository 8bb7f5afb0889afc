package io.traininglog.chart;

/**
 * An exponential moving average as TensorBoard draws it ({@code classicSmoothing} in its {@code
 * webapp/widgets/line_chart_v2/data_transformer.ts}): it begins at 0, and is divided by the weight of what it has seen, so
 * that it does not lean to 0. What is not finite stays as it is and is not averaged; a constant series stays exact. Time
 * counts for nothing, only the order does.
 */
final class Smoothing {

    private Smoothing() {}

    static double check(double weight) {
        if (weight >= 0 && weight < 1) {
            return weight;
        }
        throw new IllegalArgumentException("smoothing goes from 0 to below 1, not to " + weight);
    }

    /** The values, smoothed; the array itself where the weight is 0 or they are all the same. */
    static double[] of(double[] values, double weight) {
        if (weight == 0 || isConstant(values)) {
            return values;
        }
        double[] smoothed = new double[values.length];
        double average = 0;
        double unseen = 1; // the weight of the 0 at the beginning
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                average = average * weight + value * (1 - weight);
                unseen *= weight;
                smoothed[i] = bounded(average / (1 - unseen));
            } else {
                smoothed[i] = value;
            }
        }
        return smoothed;
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** An average of the greatest numbers may be rounded up beyond them. */
    private static double bounded(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
