package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;

/** A trainer that comes to its end without closing anything, and has read in between. */
final class ExitingTrainer {

    private ExitingTrainer() {}

    /** URL. */
    public static void main(String[] arguments) {
        LogDatabase database = ServerDatabases.builder().open(arguments[0]);
        TrainingLog log = database.create();
        log.record(1, "cost", 0.5);
        System.out.println(log.rows().size() + " row"); // what is there by now is on its way from here on
        log.record(2, "cost", 0.25);
    }
}
