package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Series;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows whose kind and value do not go together: reading one names the log, time and key, its neighbours stay readable,
 * and it can be overwritten or removed.
 */
class DamagedRowsTest {

    @TempDir
    Path folder;

    private Path file;
    private UUID uuid;

    @BeforeEach
    void train() {
        file = folder.resolve("damaged.sqlite");
        uuid = Databases.withOneLog(file, 5);
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            log.record(3, Map.of("before", 1, "note", "text"));
            log.status().put("note", "text");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0, x'00'",
                "1, NULL",
                "1, 2",
                "1, -1",
                "1, 'true'",
                "1, 0.5",
                "1, x'01'",
                "2, 1",
                "2, 0.5",
                "2, 'NaN'",
                "2, x'00'",
                "3, NULL",
                "3, 1",
                "3, 0.5",
                "3, 'text'",
                "4, NULL",
                "4, 1",
                "4, 'text'",
                "4, x''",
                "4, x'00'",
                "4, x'0102030405060708090a0b0c0d0e0f'",
                "5, NULL",
                "5, 'text'",
                "5, 7",
                "5, x''",
                "5, x'80'",
                "6, NULL",
                "6, 1",
                "6, 'text'",
                "6, x''",
                "6, x'934e554d5059'",
                "7, 1",
                "7, 'text'",
                "7, x'00'",
                "8, NULL",
                "8, 'text'",
                "8, 1",
                "8, x'00'",
                "9, NULL",
                "9, 1",
                "9, x''",
                "9, x'00'",
                "10, NULL",
                "10, 1",
                "99, x'00'",
                "-1, 1",
                "-1, NULL",
                "4294967296, 1",
                "4294967297, 1",
                "9223372036854775807, NULL",
                "'kind', NULL",
                "x'00', NULL"
            })
    void aRowWhoseKindAndValueDisagreeSpoilsNoOther(String kindAndValue) throws Exception {
        damage("entries", kindAndValue);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid)) {
            if (kindAndValue.startsWith("7, ")) {
                // Written as a tombstone, and still nothing that can be read
                assertThat(log.rows()).hasSizeBetween(4, 5);
            }
            assertNamed(() -> log.at(3).get("cost"));
            assertNamed(() -> assertThat(Map.copyOf(log.at(3))).isEmpty());
            assertNamed(() -> log.at(3).put("cost", 1));
            assertNamed(() -> log.at(3).remove("cost"));
            assertThat(log.at(3)).containsEntry("before", 1L).containsEntry("note", "text");
            assertThat(log.at(2)).isEqualTo(Map.of("cost", 2.0));
            assertThat(times(log)).containsExactly(1L, 2L, 3L, 4L, 5L);
            checkSeries(log);
        }
        for (Repair repair : Repair.values()) {
            damage("entries", kindAndValue);
            try (TrainingLog log = TrainingLog.open(file, uuid)) {
                repair.run(log);
                assertThat(log.at(3).getOrDefault("cost", 0.5)).isEqualTo(0.5);
                assertThat(log.at(3).containsKey("cost")).isEqualTo(repair == Repair.RECORD);
                assertThat(log.series("cost").skipped()).isZero();
                log.record(3, Map.of("cost", 3.0, "before", 1L, "note", "text"));
            }
        }
    }

    private enum Repair {
        CLEAR {
            @Override
            void run(TrainingLog log) {
                log.at(3).clear();
            }
        },
        REMOVE {
            @Override
            void run(TrainingLog log) {
                Iterator<Map.Entry<String, Object>> entries =
                        log.at(3).entrySet().iterator();
                while (entries.hasNext()) {
                    if (entries.next().getKey().equals("cost")) {
                        entries.remove();
                    }
                }
            }
        },
        RECORD {
            @Override
            void run(TrainingLog log) {
                log.record(3, "cost", 0.5);
            }
        };

        abstract void run(TrainingLog log);
    }

    private static List<Long> times(TrainingLog log) {
        List<Long> times = new ArrayList<>();
        for (Map.Entry<Long, Map<String, Object>> row : log.rows().entrySet()) {
            times.add(row.getKey());
        }
        return times;
    }

    /** The others, and the damaged one either named or left out and counted. */
    private static void checkSeries(TrainingLog log) {
        try {
            Series cost = log.series("cost");
            assertThat(cost.values()).containsExactly(1, 2, 4, 5);
            assertThat(cost.skipped()).isEqualTo(1);
        } catch (CodecException e) {
            assertThat(e).hasMessageContainingAll("time 3", "'cost'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, x'00'", "1, 7", "4, x'00'", "5, x'80'", "6, 'text'", "8, x'00'", "99, 1"})
    void aDamagedStatusSpoilsNoOther(String kindAndValue) throws Exception {
        damage("status", kindAndValue);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid)) {
            assertThatThrownBy(() -> log.status().get("note"))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContainingAll(Databases.hex(uuid), "'note'");
            assertThat(log.status().iterationsDone()).isZero();
            assertThat(log.status().keySet()).contains("note", "iterations_done");
            log.finishIteration();
            assertThat(database.logs()).hasSize(1);
            assertThat(database.logs().get(0).status()).containsEntry("iterations_done", 1L);
            assertThatThrownBy(() -> database.logs().get(0).status().get("note"))
                    .isInstanceOf(CodecException.class);
            // A status is copied as it is
            try (TrainingLog child = log.resume()) {
                assertThat(child.status().iterationsDone()).isEqualTo(1);
                assertThatThrownBy(() -> child.status().get("note")).isInstanceOf(CodecException.class);
            }
            log.status().putAll(Map.of("note", "mended"));
            assertThat(log.status()).containsEntry("note", "mended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iterations_done", "epochs_done", "_epoch_ends"})
    void aCounterThatIsDamagedIsNamedAndNotCountedOn(String key) throws Exception {
        Databases.execute(file, "UPDATE status SET kind = 4, value = x'00' WHERE key = '" + key + "'");
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            assertThatThrownBy(log::finishEpoch)
                    .isInstanceOf(CodecException.class)
                    .hasMessageContainingAll(log.hexUuid(), "'" + key + "'");
            log.status().putAll(Map.of(key, key.equals("_epoch_ends") ? List.of() : (Object) 0));
            log.finishEpoch();
            assertThat(log.status().epochEnds()).hasSize(1);
        }
    }

    @Test
    void aLogWithoutAUuidSpoilsNoOther() throws Exception {
        Databases.execute(file, "INSERT INTO lineage (uuid) VALUES ('no uuid')");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid)) {
            assertThat(log.rows()).hasSize(5);
            assertThat(database.logs()).extracting(LogSummary::uuid).containsExactly(uuid);
            assertThat(database.find("")).map(LogSummary::uuid).contains(uuid);
        }
    }

    @Test
    void aLineageWithoutItsRevisionIsDamageThatSaysSo() throws Exception {
        try (LogDatabase database = LogDatabase.open(file);
                LogDatabase readOnly = LogDatabase.builder().readOnly().open(file);
                TrainingLog log = database.open(uuid)) {
            Databases.execute(file, "DELETE FROM lineage_revision");
            for (Runnable use : List.<Runnable>of(
                    database::create,
                    () -> database.open(uuid),
                    () -> readOnly.open(uuid),
                    () -> log.at(9).get("cost"),
                    () -> log.at(3).get("cost"),
                    () -> log.at(3).clear(),
                    () -> log.status().iterationsDone(),
                    () -> log.rows().clear(),
                    log::resume)) {
                assertThatThrownBy(use::run)
                        .isInstanceOf(StorageException.class)
                        .hasMessageContainingAll("damaged.sqlite", "is damaged", "lineage_revision", "backup");
            }
        }
    }

    @Test
    void aParentWithoutAUuidEndsTheLineage() throws Exception {
        Databases.execute(
                file,
                "INSERT INTO lineage (id, uuid) VALUES (50, 'no uuid')",
                "INSERT INTO entries (log, time, key, kind, value) VALUES (50, 1, 1, 0, 0.5), (50, 9, 1, 0, 0.5)",
                "UPDATE lineage SET parent = 50 WHERE id = 1");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid)) {
            assertThat(log.lineage()).isEmpty();
            assertThat(log.rows()).hasSize(5);
            assertThat(database.logs()).hasSize(1);
        }
    }

    @Test
    void numbersOfLogsAndKeysBeyond32BitsAreNumbersLikeOthers() throws Exception {
        long big = 1L << 40;
        Databases.execute(
                file,
                "UPDATE lineage SET id = " + (big + 1),
                "UPDATE status SET log = " + (big + 1),
                "UPDATE entries SET log = " + (big + 1) + ", key = key + " + big,
                "UPDATE keys SET id = id + " + big);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(uuid);
                TrainingLog child = log.resumeAt(4)) {
            child.record(4, Map.of("cost", 0.5, "new key", 7));
            assertThat(child.at(4)).isEqualTo(Map.of("cost", 0.5, "new key", 7L));
            assertThat(child.at(3)).isEqualTo(Map.of("before", 1L, "note", "text", "cost", 3.0));
            assertThat(child.series("cost").values()).containsExactly(1, 2, 3, 0.5);
            assertThat(child.rows()).hasSize(4);
            assertThat(database.logs()).hasSize(2);
        }
    }

    @Test
    void anEntryWhoseKeyIsNotInTheDictionaryCanBeSeen() throws Exception {
        Databases.execute(file, "INSERT INTO entries (log, time, key, kind, value) VALUES (1, 3, 77, 0, 5)");
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            assertThat(log.at(3)).hasSize(4).containsEntry("note", "text").containsValue(5L);
        }
    }

    private void damage(String table, String kindAndValue) throws Exception {
        String where = table.equals("entries")
                ? "time = 3 AND key = (SELECT id FROM keys WHERE key = 'cost')"
                : "key = 'note'";
        Databases.execute(file, "UPDATE " + table + " SET (kind, value) = (" + kindAndValue + ") WHERE " + where);
    }

    private void assertNamed(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(CodecException.class)
                .hasMessageContainingAll("log " + Databases.hex(uuid), "time 3", "key 'cost'");
    }
}
