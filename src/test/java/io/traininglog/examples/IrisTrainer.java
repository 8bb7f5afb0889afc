package io.traininglog.examples;

import io.traininglog.Row;
import io.traininglog.TrainingLog;
import java.util.Map;

/**
 * Trains a classifier of irises, and logs how: the cost and the error rate of each iteration's batch, and the weights and
 * the figures on unseen plants at the end of each epoch.
 *
 * <p>Everything it needs to go on is in the log: the weights, how many iterations are done, and how many of those were
 * done by others before its first. The plants, their split and the order of the batches follow from a seed.
 */
final class IrisTrainer {

    private static final long SEED = 1936;
    private static final int BATCH_SIZE = 16;
    private static final double LEARNING_RATE = 0.1;
    private static final double L2 = 0.001;
    private static final Iris IRIS = Iris.split(SEED);
    private static final Batches BATCHES = new Batches(IRIS.training().size(), BATCH_SIZE, SEED);

    static final int ITERATIONS_PER_EPOCH = BATCHES.perEpoch();

    /** Is told of every iteration. */
    interface Watcher {
        void show(long iteration, double cost);
    }

    private final TrainingLog log;
    private final SoftmaxRegression model;
    private final long begunAt;

    private IrisTrainer(TrainingLog log, double[][] weights, long begunAt) {
        this.log = log;
        this.model = new SoftmaxRegression(weights, LEARNING_RATE, L2);
        this.begunAt = begunAt;
    }

    /** With fresh weights, in a log that may have iterations of another trainer already. */
    static IrisTrainer begin(TrainingLog log) {
        long begunAt = log.status().iterationsDone();
        // The status belongs to no time, and a log that is resumed from this one gets a copy.
        log.status().put("iris_begun_at", begunAt);
        double[][] weights = SoftmaxRegression.initialWeights(Iris.FEATURES, Iris.SPECIES.size(), SEED);
        return new IrisTrainer(log, weights, begunAt);
    }

    /** From the end of the last epoch in a log that was resumed there. */
    static IrisTrainer goOn(TrainingLog log) {
        Row epochEnd = log.lastEpochRow().orElseThrow();
        if (epochEnd.time() != log.status().iterationsDone()) {
            throw new IllegalArgumentException(
                    "the log was resumed in the middle of an epoch, where it has no weights");
        }
        double[][] weights = (double[][]) epochEnd.get("weights");
        long begunAt = (Long) log.status().get("iris_begun_at");
        return new IrisTrainer(log, weights, begunAt);
    }

    void train(int epochs, Watcher watcher) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < ITERATIONS_PER_EPOCH; i++) {
                double cost = iterate();
                watcher.show(log.status().iterationsDone(), cost);
            }
            endEpoch();
        }
    }

    /** Learns from one batch. The log's time is the number of iterations done, this one included. */
    double iterate() {
        long done = log.status().iterationsDone();
        Samples batch = IRIS.training().select(BATCHES.after(done - begunAt));
        double errorRate = model.errorRate(batch);
        double cost = model.step(batch);

        Row row = log.at(done + 1);
        row.put("train_cost", cost);
        row.put("train_error_rate", errorRate);
        log.finishIteration();
        return cost;
    }

    /** Several values in one step: all of them are in the log, or none. */
    private void endEpoch() {
        log.record(
                log.status().iterationsDone(),
                Map.of(
                        "valid_cost", model.cost(IRIS.test()),
                        "valid_error_rate", testErrorRate(),
                        "weights", model.weights()));
        log.finishEpoch();
    }

    double[][] weights() {
        return model.weights();
    }

    double trainingErrorRate() {
        return model.errorRate(IRIS.training());
    }

    double testErrorRate() {
        return model.errorRate(IRIS.test());
    }
}
