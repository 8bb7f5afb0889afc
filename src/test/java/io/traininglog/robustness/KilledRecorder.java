package io.traininglog.robustness;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Records as fast as it can, until it is killed: so much that the journal, the groups that go to the database and the
 * columns are all at work. Acknowledges some steps with a line {@code step TIME}; those of which a power cut may take
 * nothing, all. With {@code open} for a seed it only opens the database.
 */
final class KilledRecorder {

    static final int KEYS = 5;

    private KilledRecorder() {}

    public static void main(String[] arguments) {
        System.out.println("ready");
        System.out.flush();
        LogDatabase database = ServerDatabases.builder()
                .durability(arguments.length > 2 ? Durability.valueOf(arguments[2]) : Durability.PROCESS_DEATH)
                .open(arguments[0]);
        if (arguments[1].equals("open")) {
            System.out.println("opened " + database.logs().size());
            System.out.flush();
            return;
        }
        Random random = new Random(Long.parseLong(arguments[1]));
        TrainingLog log = database.create();
        System.out.println("log " + log.hexUuid());
        System.out.flush();
        int pause = arguments.length > 2 ? 1 : 1 + random.nextInt(2000);
        for (long time = 1; ; time++) {
            log.record(time, "cost", cost(time));
            log.record(time, step(time));
            log.at(time).put("put", cost(time));
            log.finishIteration();
            if (random.nextInt(pause) == 0) {
                System.out.println("step " + time);
                System.out.flush();
            }
            if (random.nextInt(20_000) == 0) {
                log.at(1 + random.nextInt((int) time)).put("cost", -1.0); // history changes
            }
        }
    }

    static double cost(long time) {
        return time % 97 == 0 ? Double.NaN : 1.0 / time;
    }

    static Map<String, Object> step(long time) {
        Map<String, Object> step = new LinkedHashMap<>();
        for (int key = 0; key < KEYS; key++) {
            step.put("key " + key, (double) time);
        }
        return step;
    }
}
