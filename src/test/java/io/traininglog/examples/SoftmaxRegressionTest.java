package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxRegressionTest {

    private static final double LEARNING_RATE = 0.1;
    private static final double L2 = 0.001;
    private static final long SEED = 1936;

    private final Iris iris = Iris.split(SEED);
    private final Batches batches = new Batches(iris.training().size(), 16, SEED);

    /** To 5 %, one plant of the thirty; of all seeds' splits, two in three are so kind. */
    @Test
    void itLearnsToTellIrisesApart() {
        SoftmaxRegression model = fresh();
        train(model, 0, 2000);
        assertThat(model.errorRate(iris.test())).isLessThanOrEqualTo(0.05);
        assertThat(model.errorRate(iris.training())).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 503, 999})
    void aResumedRunIsTheUninterruptedOneBitForBit(int stop) {
        SoftmaxRegression uninterrupted = fresh();
        double cost = train(uninterrupted, 0, 1000);

        SoftmaxRegression stopped = fresh();
        train(stopped, 0, stop);
        SoftmaxRegression resumed = new SoftmaxRegression(stopped.weights(), LEARNING_RATE, L2);
        assertThat(train(resumed, stop, 1000)).isEqualTo(cost);
        assertThat(resumed.weights()).isDeepEqualTo(uninterrupted.weights());
    }

    @Test
    void theGradientIsTheSlopeOfThePenalisedCost() {
        double l2 = 0.3;
        SoftmaxRegression model = fresh();
        train(model, 0, 20);
        double[][] weights = model.weights();
        double[][] gradient = new SoftmaxRegression(weights, LEARNING_RATE, l2).gradient(iris.training());
        double h = 1e-5;
        for (int label = 0; label < weights.length; label++) {
            for (int i = 0; i < weights[label].length; i++) {
                double slope = (penalisedCost(moved(weights, label, i, h), l2)
                                - penalisedCost(moved(weights, label, i, -h), l2))
                        / (2 * h);
                assertThat(gradient[label][i]).isCloseTo(slope, within(1e-8));
            }
        }
    }

    @Test
    void aStepReturnsTheCostBeforeIt() {
        SoftmaxRegression model = fresh();
        double before = model.cost(iris.training());
        assertThat(model.step(iris.training())).isEqualTo(before);
        assertThat(model.cost(iris.training())).isLessThan(before);
    }

    @Test
    void withoutWeightsEveryClassIsAsLikely() {
        SoftmaxRegression blank = new SoftmaxRegression(new double[3][5], LEARNING_RATE, 0);
        assertThat(blank.cost(iris.test())).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void hugeWeightsDoNotOverflow() {
        double[][] weights = new double[3][5];
        weights[0][4] = 1e6;
        assertThat(new SoftmaxRegression(weights, LEARNING_RATE, 0).step(iris.training()))
                .isFinite();
    }

    @Test
    void weightsAreCopiedInAndOut() {
        double[][] weights = new double[3][5];
        SoftmaxRegression model = new SoftmaxRegression(weights, LEARNING_RATE, 0);
        weights[0][0] = 1;
        model.weights()[0][0] = 2;
        assertThat(model.weights()[0][0]).isZero();
    }

    private SoftmaxRegression fresh() {
        double[][] weights = SoftmaxRegression.initialWeights(Iris.FEATURES, Iris.SPECIES.size(), SEED);
        return new SoftmaxRegression(weights, LEARNING_RATE, L2);
    }

    private double train(SoftmaxRegression model, long done, long until) {
        double cost = 0;
        for (long t = done; t < until; t++) {
            cost = model.step(iris.training().select(batches.after(t)));
        }
        return cost;
    }

    private double penalisedCost(double[][] weights, double l2) {
        double squares = 0;
        for (double[] row : weights) {
            for (int i = 0; i < row.length - 1; i++) {
                squares += row[i] * row[i];
            }
        }
        return new SoftmaxRegression(weights, LEARNING_RATE, l2).cost(iris.training()) + l2 / 2 * squares;
    }

    private static double[][] moved(double[][] weights, int label, int i, double by) {
        double[][] moved = new SoftmaxRegression(weights, LEARNING_RATE, 0).weights();
        moved[label][i] += by;
        return moved;
    }
}
