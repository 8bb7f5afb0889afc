package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Trains until it is killed, and says on its standard output what it has finished: {@code log UUID}, {@code step UUID
 * TIME}, {@code child UUID}.
 *
 * <p>Every key of a step holds the step's time, and so do the status' {@code last} and, between two steps, its {@code
 * iterations_done}. Each step also goes back to an earlier one, which the log may inherit, and writes its time there under
 * the key {@code early}.
 */
final class KilledTrainer {

    private KilledTrainer() {}

    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        say("ready");
        LogDatabase database = ServerDatabases.builder().open(arguments[0]);
        TrainingLog log = database.create();
        say("log " + log.hexUuid());
        for (long time = 1; ; time++) {
            log.record(time, values(time, 1 + random.nextInt(9)));
            log.at(time).put("put", time);
            log.at(earlier(time)).put("early", time);
            log.status().put("last", time);
            log.finishIteration();
            say("step " + log.hexUuid() + " " + time);
            int what = random.nextInt(100);
            if (what < 3) {
                TrainingLog child = what == 0 ? log.resumeAt(time) : log.resume();
                log.close();
                log = child;
                say("child " + log.hexUuid());
            } else if (what < 6) {
                log.flush();
            } else if (what < 10) {
                log.finishEpoch();
            }
        }
    }

    /** The earlier step, or the same, to which a step goes back. */
    static long earlier(long time) {
        return 1 + Math.floorMod(time * 0x9E3779B97F4A7C15L, time);
    }

    /** Enough bytes, now and then, for the write-ahead log to be taken over into the database. */
    private static Map<String, Object> values(long time, int keys) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("keys", (long) keys);
        for (int i = 0; i < keys; i++) {
            values.put("key " + i, i == 0 ? "x".repeat((int) (time * 37 % 3000)) + time : (Object) time);
        }
        return values;
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
