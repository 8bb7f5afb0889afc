package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Row;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a {@link KilledTrainer} said that it had finished, and whether a database holds it. */
final class Acknowledged {

    private final Map<UUID, Long> lastSteps = new LinkedHashMap<>();
    private final Map<UUID, Long> firstSteps = new LinkedHashMap<>();
    private UUID newest;
    private long steps;

    void add(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("step")) {
            lastSteps.put(Databases.uuid(words[1]), Long.valueOf(words[2]));
            steps++;
        } else if (words.length > 1) {
            newest = Databases.uuid(words[1]);
            long inherited =
                    lastSteps.values().stream().mapToLong(Long::longValue).max().orElse(0);
            lastSteps.put(newest, inherited);
            firstSteps.put(newest, inherited + 1);
        }
    }

    long steps() {
        return steps;
    }

    UUID newest() {
        return newest;
    }

    long lastStep() {
        return lastSteps.get(newest);
    }

    /** Every acknowledged step is there whole; the one that was under way is there whole or not at all. */
    void checkIn(Path file, boolean shellFirst) throws SQLException {
        if (shellFirst) {
            assertThat(Databases.integrity(file)).containsExactly("ok");
        }
        try (LogDatabase database = LogDatabase.open(file)) {
            checkIn(database);
        }
        assertThat(Databases.integrity(file)).containsExactly("ok");
    }

    void checkIn(LogDatabase database) {
        for (Map.Entry<UUID, Long> entry : lastSteps.entrySet()) {
            try (TrainingLog log = database.open(entry.getKey())) {
                check(log, entry.getValue());
            }
        }
        database.logs();
    }

    private void check(TrainingLog log, long lastStep) {
        boolean isNewest = log.uuid().equals(newest);
        // What the others inherit is checked in those that they inherit it from
        long first = isNewest ? 1 : firstSteps.get(log.uuid());
        checkEarly(log, first, lastStep, lastStep + (isNewest ? 1 : 0));
        long expected = first;
        for (Map.Entry<Long, Map<String, Object>> row :
                log.rows().tailMap(expected).entrySet()) {
            assertThat(row.getKey()).isEqualTo(expected++);
            checkRow(row.getKey(), Map.copyOf(row.getValue()), row.getKey() <= lastStep);
        }
        assertThat(expected - 1).isBetween(lastStep, lastStep + (isNewest ? 1 : 0));
        long last = (long) log.status().getOrDefault("last", 0L);
        long done = log.status().iterationsDone();
        assertThat(last).isBetween(lastStep, expected - 1);
        assertThat(done).isBetween(lastStep, last);
        assertThat(log.status().epochEnds()).hasSize((int) log.status().epochsDone());
        Row next = log.at(expected);
        assertThat(next).isEmpty();
    }

    /** The newest of the acknowledged steps that went back to a time shows there, or the one that was under way. */
    private static void checkEarly(TrainingLog log, long first, long lastStep, long most) {
        Map<Long, Long> newest = new LinkedHashMap<>();
        for (long step = first; step <= lastStep; step++) {
            newest.put(KilledTrainer.earlier(step), step);
        }
        newest.forEach(
                (time, step) -> assertThat((long) log.at(time).get("early")).isBetween(step, most));
    }

    private static void checkRow(long time, Map<String, Object> row, boolean isFinished) {
        int keys = (int) (long) row.get("keys");
        for (int i = 1; i < keys; i++) {
            assertThat(row).containsEntry("key " + i, time);
        }
        assertThat((String) row.get("key 0")).endsWith(Long.toString(time));
        boolean hasPut = row.containsKey("put");
        assertThat(row).hasSize(1 + keys + (hasPut ? 1 : 0) + (row.containsKey("early") ? 1 : 0));
        assertThat(hasPut || !isFinished).isTrue();
        assertThat(row.getOrDefault("put", time)).isEqualTo(time);
    }
}
