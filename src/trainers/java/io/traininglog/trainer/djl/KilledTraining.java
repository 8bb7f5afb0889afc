package io.traininglog.trainer.djl;

import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import java.nio.file.Path;

/** {@link PointsTraining} in a process that ends in the middle of an epoch, with nothing closed. */
final class KilledTraining {

    private KilledTraining() {}

    /** Ends at a batch. */
    private static final class Crash extends TrainingListenerAdapter {

        private int batches;

        Crash(int batches) {
            this.batches = batches;
        }

        @Override
        public void onTrainingBatch(Trainer trainer, BatchData batch) {
            if (--batches == 0) {
                Runtime.getRuntime().halt(9);
            }
        }
    }

    /**
     * Begins, or goes on.
     *
     * @param arguments the folder, whether to begin or to resume, and at which batch the process ends
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Crash crash = new Crash(Integer.parseInt(arguments[2]));
        if (arguments[1].equals("begin")) {
            PointsTraining.begin(folder, 100, crash);
        } else {
            PointsTraining.resume(folder, 100, crash);
        }
    }
}
