package io.traininglog;

import io.traininglog.robustness.KindsOfValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Logs that were resumed from one another in every way, with values of every kind, at times that they inherit too, of which
 * they have hidden some.
 */
final class RandomLogs {

    private static final List<String> KEYS = List.of("a", "b", "cost", "", "ключ 😀");

    private final LogDatabase database;
    private final Random random;
    private final List<UUID> logs = new ArrayList<>();
    private final List<Object> values = new ArrayList<>(KindsOfValues.ALL.values());

    private RandomLogs(LogDatabase database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    /** Fills an empty database. */
    static void fill(LogDatabase database, long seed) {
        RandomLogs filled = new RandomLogs(database, seed);
        int logs = 3 + filled.random.nextInt(6);
        for (int i = 0; i < logs; i++) {
            filled.addLog();
        }
        filled.everyKind();
    }

    private void addLog() {
        UUID uuid;
        if (logs.isEmpty() || random.nextInt(5) == 0) {
            uuid = random.nextBoolean() ? create() : imported(null);
        } else {
            UUID parent = logs.get(random.nextInt(logs.size()));
            uuid = random.nextInt(3) == 0 ? imported(parent) : resumed(parent);
        }
        logs.add(uuid);
        try (TrainingLog log = database.open(uuid)) {
            change(log);
        }
        try (TrainingLog older = database.open(logs.get(random.nextInt(logs.size())))) {
            change(older);
        }
    }

    private UUID create() {
        try (TrainingLog log = database.create()) {
            return log.uuid();
        }
    }

    /** Of a time that is known or not, and as Blocks resumes where there is a parent: with all that it will ever have. */
    private UUID imported(@Nullable UUID parent) {
        LogOrigin origin = LogOrigin.of(new UUID(random.nextLong(), random.nextLong()));
        if (parent != null) {
            origin = random.nextBoolean()
                    ? origin.resumedFrom(parent)
                    : origin.resumedFrom(parent, random.nextInt(12) - 1);
        }
        if (random.nextBoolean()) {
            origin = origin.createdAt(Instant.ofEpochMilli(random.nextInt()));
        }
        database.importLog(origin, writer -> {
            for (int i = random.nextInt(40); i > 0; i--) {
                writer.put(random.nextInt(30), key(), random.nextDouble());
            }
            for (int i = random.nextInt(5); i > 0; i--) {
                writer.remove(random.nextInt(30), key());
            }
        });
        return origin.uuid();
    }

    private UUID resumed(UUID parent) {
        try (TrainingLog log = database.open(parent);
                TrainingLog child = random.nextBoolean() ? log.resume() : log.resumeAt(random.nextInt(30))) {
            return child.uuid();
        }
    }

    private void change(TrainingLog log) {
        long end = random.nextInt(8) == 0 ? Long.MAX_VALUE : 30;
        for (int i = 0; i < 30; i++) {
            long time = end > 30 && random.nextInt(20) == 0 ? end - random.nextInt(2) : random.nextInt(30);
            int choice = random.nextInt(20);
            if (choice < 12) {
                log.record(time, key(), random.nextGaussian());
            } else if (choice < 16) {
                log.at(time).put(key(), value());
            } else if (choice < 18) {
                log.at(time).remove(key());
            } else if (choice == 18) {
                log.at(time).clear();
            } else {
                changeStatus(log);
            }
        }
    }

    private void changeStatus(TrainingLog log) {
        int choice = random.nextInt(10);
        if (choice < 4) {
            log.finishIteration();
        } else if (choice < 6) {
            log.finishEpoch();
        } else if (choice < 9) {
            log.status().put(key(), value());
        } else {
            log.status().clear();
        }
    }

    private void everyKind() {
        try (TrainingLog log = database.open(logs.get(random.nextInt(logs.size())))) {
            log.record(7, KindsOfValues.ALL);
            log.status().putAll(KindsOfValues.ALL);
        }
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private @Nullable Object value() {
        return values.get(random.nextInt(values.size()));
    }
}
