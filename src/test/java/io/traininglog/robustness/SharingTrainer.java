package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One of several processes that train into the same database, or read it. */
final class SharingTrainer {

    static final int KEYS = 5;

    private SharingTrainer() {}

    /** FILE, the shared log, this one's number, and how many steps, or 0 to read until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        UUID shared = UUID.fromString(arguments[1]);
        int number = Integer.parseInt(arguments[2]);
        int steps = Integer.parseInt(arguments[3]);
        say("ready");
        if (System.in.read() < 0) {
            return;
        }
        try (LogDatabase database = ServerDatabases.builder()
                        .busyWait(Duration.ofMinutes(2))
                        .open(arguments[0]);
                TrainingLog log = database.open(shared)) {
            if (steps == 0) {
                say("read " + readUntilTheEnd(log));
            } else {
                train(database, log, number, steps);
            }
        }
    }

    private static void train(LogDatabase database, TrainingLog shared, int number, int steps) {
        try (TrainingLog own = database.create()) {
            for (int step = 1; step <= steps; step++) {
                own.record(step, "cost", step);
                own.finishIteration();
                shared.record(step, number + " alone", step);
                shared.record(1_000_000L * (number + 1) + step, sameUnderAllKeys(step));
                // All write this row, one number under all keys
                shared.record(0, sameUnderAllKeys(number * steps + step));
                shared.finishIteration();
            }
            own.flush(); // others see it from here on
            say("wrote " + own.hexUuid());
        }
    }

    static Map<String, Object> sameUnderAllKeys(long number) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int key = 0; key < KEYS; key++) {
            values.put("k" + key, number);
        }
        return values;
    }

    /** Answers how many rows were read while others wrote. */
    private static long readUntilTheEnd(TrainingLog log) throws IOException {
        Random random = new Random(5);
        long read = 0;
        while (System.in.available() == 0) {
            check(Map.copyOf(log.at(0)));
            long time = 1_000_000L * (1 + random.nextInt(4)) + random.nextInt(200);
            log.rows().tailMap(time).entrySet().stream().limit(20).forEach(row -> check(Map.copyOf(row.getValue())));
            read++;
        }
        return read;
    }

    static void check(Map<String, Object> row) {
        long numbers = row.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("k"))
                .map(Map.Entry::getValue)
                .distinct()
                .count();
        long keys = row.keySet().stream().filter(key -> key.startsWith("k")).count();
        if (numbers > 1 || (keys != 0 && keys != KEYS)) {
            throw new AssertionError("a torn row: " + row);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
