package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A trainer that has a database open, and takes a step for each line that it reads. */
final class WaitingTrainer {

    private WaitingTrainer() {}

    /** FILE, and how many steps it takes at once. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LogDatabase database = LogDatabase.open(Path.of(arguments[0]));
                TrainingLog log = database.create()) {
            long time = 0;
            while (time < Long.parseLong(arguments[1])) {
                log.record(++time, "cost", 1.0 / time);
            }
            System.out.println("log " + log.hexUuid());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                log.record(++time, "cost", 1.0 / time);
                System.out.println(order + " " + time);
            }
        }
    }
}
