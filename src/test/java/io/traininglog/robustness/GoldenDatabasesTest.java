package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.PickledObject;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases that {@link GoldenDatabase} wrote with each released schema, from version 2 on: every later version of the
 * library reads the same in them. Version 1 is what Blocks writes, see {@link BlocksUpgradeTest}.
 */
class GoldenDatabasesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void everyValueReadsAsItDidWhenItWasWritten(int version) throws Exception {
        try (LogDatabase database = LogDatabase.open(golden(version));
                TrainingLog first = database.open(log(database, 2))) {
            assertThat(first.at(1).keySet()).containsExactlyElementsOf(KindsOfValues.ALL.keySet());
            KindsOfValues.ALL.forEach(
                    (key, value) -> assertThat(first.at(1).get(key)).as(key).isEqualTo(value));
            assertThat(first.at(1).get("floats")).isInstanceOf(float[][].class);
            assertThat(first.at(1).get("pickle")).isInstanceOf(PickledObject.class);
            assertThat(first.at(1).get("integers")).isEqualTo(List.of(1L, 2L, 3L));
            assertThat(first.at(1).get("list")).isEqualTo(List.of("a", 1L, 2.5, true));
            assertThat(first.at(1).get("set")).isEqualTo(Set.of("only"));
            for (long time = 2; time <= 5; time++) {
                assertThat(first.at(time)).isEqualTo(Map.of("cost", 1.0 / time, "seen", 32 * time));
            }
            assertThat(first.status().iterationsDone()).isEqualTo(4);
            assertThat(first.status().epochEnds()).containsExactly(4L);
            assertThat(first.status()).containsEntry("note", "golden").containsEntry("resumed_from", null);
            assertThat(first.status().get("array")).isEqualTo(new double[] {1, 2});
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void everyGenerationShowsWhatItDid(int version) throws Exception {
        try (LogDatabase database = LogDatabase.open(golden(version));
                TrainingLog first = database.open(log(database, 2));
                TrainingLog second = database.open(log(database, 1));
                TrainingLog third = database.open(log(database, 0))) {
            assertThat(second.lineage()).extracting(Lineage.Ancestor::uuid).containsExactly(first.uuid());
            assertThat(third.lineage()).extracting(Lineage.Ancestor::uuid).containsExactly(second.uuid(), first.uuid());
            assertThat(third.lineage())
                    .extracting(ancestor -> ancestor.resumedAt().getAsLong())
                    .containsExactly(6L, 4L);
            assertThat(second.rows().keySet()).containsExactly(1L, 2L, 4L, 5L, 6L);
            assertThat(second.at(1)).hasSize(KindsOfValues.ALL.size()).containsEntry("long", 7L);
            assertThat(second.at(2)).isEqualTo(Map.of("seen", 64L));
            assertThat(second.at(5)).isEqualTo(Map.of("cost", Double.NaN));
            assertThat(third.rows().keySet()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
            assertThat(third.series("cost").times()).containsExactly(3, 4, 5, 6, 7);
            assertThat(third.series("cost").values()).containsExactly(3, 0.25, Double.NaN, 0.125, 7);
            assertThat(third.status().epochEnds()).containsExactly(4L, 5L);
            assertThat(third.status().resumedFrom()).contains(second.uuid());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void trainingGoesOnInIt(int version) throws Exception {
        try (LogDatabase database = LogDatabase.open(golden(version));
                TrainingLog third = database.open(log(database, 0));
                TrainingLog fourth = third.resume()) {
            fourth.record(8, Map.of("cost", 8, "a key of its own", Arrays.asList("a", null)));
            fourth.finishIteration();
            assertThat(fourth.series("cost").values()).endsWith(7, 8);
            assertThat(database.logs()).hasSize(4);
        }
    }

    @Test
    void columnsReadAsTheyDidWhenTheyWereWritten() throws Exception {
        Path file = Databases.resource("/io/traininglog/golden/v3-columns.sqlite", folder.resolve("columns.sqlite"));
        assertThat(Databases.strings(file, "SELECT sum(size) > 3000 FROM chunks"))
                .containsExactly("1");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(log(database, 0))) {
            GoldenColumns.check(log, 1200);
        }
    }

    /** Newest first. */
    private static UUID log(LogDatabase database, int index) {
        return database.logs().stream().map(LogSummary::uuid).toList().get(index);
    }

    private Path golden(int version) throws Exception {
        return Databases.resource("/io/traininglog/golden/v" + version + ".sqlite", folder.resolve("golden.sqlite"));
    }
}
