package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History as columns in real files, with chunks of their usual size. */
class ColumnsTest {

    private static final int STEPS = 5_000;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("columns.sqlite");
    }

    private UUID fill() {
        return GoldenColumns.fill(file(), STEPS);
    }

    private static double cost(long time) {
        return GoldenColumns.cost(time);
    }

    private static void checkIsFilled(TrainingLog log) {
        GoldenColumns.check(log, STEPS);
    }

    @Test
    void numbersTakeLittleMoreThanEightBytes() throws Exception {
        fill();
        Databases.execute(file(), "DELETE FROM entries", "VACUUM");
        Path empty = folder.resolve("empty.sqlite");
        LogDatabase.open(empty).close();
        long pages = pages(file()) - pages(empty);
        long numbers = Long.parseLong(Databases.entries(file()));
        assertThat(numbers).isGreaterThan(3 * STEPS);
        assertThat(pages * 4096.0 / numbers).isBetween(8.0, 9.5);
    }

    private static long pages(Path file) throws Exception {
        return Long.parseLong(Databases.strings(file, "PRAGMA page_count").get(0));
    }

    @Test
    void whatBecomesColumnsReadsAsItWas() throws Exception {
        UUID uuid = fill();
        assertThat(Databases.strings(file(), "SELECT sum(size) > 15000 FROM chunks"))
                .containsExactly("1");
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            checkIsFilled(log);
        }
    }

    @Test
    void theTimelineShowsColumnsAsItShowsRows() throws Exception {
        fill();
        assertThat(Databases.strings(file(), "SELECT count(*) FROM timeline WHERE key = 'cost'"))
                .containsExactly("" + STEPS);
        assertThat(Databases.strings(file(), "SELECT value FROM timeline WHERE key = 'cost' AND time IN (3, 500, 700)"))
                .containsExactlyInAnyOrder("0.25", "NaN", "" + 1.0 / 701);
        assertThat(Databases.strings(file(), "SELECT value FROM timeline WHERE key = 'now and then' AND time = 4900"))
                .containsExactly("-4900.0");
        assertThat(Databases.strings(file(), "SELECT first_time || '-' || last_time FROM runs"))
                .containsExactly("0-" + (STEPS - 1));
    }

    @Test
    void columnsCanBeTurnedOffForADatabaseAndOnAgain() throws Exception {
        UUID uuid = fill();
        LogDatabase.builder().columns(false).open(file()).close();
        assertThat(Databases.strings(file(), "SELECT count(*) FROM chunks")).containsExactly("0");
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            checkIsFilled(log);
            for (long time = 0; time < 3000; time++) {
                log.record(time, "more", 0.5);
            }
        }
        assertThat(Databases.strings(file(), "SELECT count(*) FROM chunks")).containsExactly("0");
        LogDatabase.builder().columns(true).open(file()).close();
        assertThat(Databases.strings(file(), "SELECT sum(size) > 18000 FROM chunks"))
                .containsExactly("1");
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThat(log.series("more").times()).hasSize(3000);
            log.rows().values().forEach(row -> row.remove("more"));
            checkIsFilled(log);
        }
    }

    @Test
    void whatALogHasBecomesColumnsWhenItIsResumedAndCanStillBeChanged() throws Exception {
        try (LogDatabase database = LogDatabase.open(file());
                TrainingLog parent = database.create()) {
            for (long time = 0; time < 100; time++) {
                parent.record(time, "cost", cost(time));
            }
            try (TrainingLog child = parent.resume()) {
                assertThat(Databases.strings(file(), "SELECT sum(size) FROM chunks"))
                        .containsExactly("100");
                parent.record(7, "cost", 0.5);
                parent.record(100, "cost", cost(100));
                child.record(100, "cost", -1.0);
                assertThat(child.at(7).get("cost")).isEqualTo(0.5);
                assertThat(child.at(99).get("cost")).isEqualTo(cost(99));
                assertThat(child.at(100).get("cost")).isEqualTo(-1.0);
                assertThat(parent.at(100).get("cost")).isEqualTo(cost(100));
            }
        }
    }

    @Test
    void whatIsWrittenWithinAChunkWhoseTimesAreLostIsRead() throws Exception {
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(file())) {
            uuid = log.uuid();
            for (long time = 0; time < 100; time++) {
                log.record(time * time, "cost", cost(time));
            }
        }
        Databases.execute(file(), "UPDATE chunks SET offsets = x'00'");
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            log.record(50, "cost", 0.5);
        }
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThatThrownBy(() -> log.at(49).get("cost"))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("damaged");
            assertThat(log.at(50).get("cost")).isEqualTo(0.5);
            assertThat(log.at(50)).isEqualTo(Map.of("cost", 0.5));
            log.record(9_802, "cost", 0.25);
            log.flush();
            assertThatThrownBy(() -> Map.copyOf(log.at(49))).isInstanceOf(CodecException.class);
            assertThat(log.at(9_802)).isEqualTo(Map.of("cost", 0.25));
        }
    }

    @Test
    void aDamagedChunkSpoilsNoOther() throws Exception {
        UUID uuid = fill();
        Databases.execute(
                file(),
                "UPDATE chunks SET numbers = zeroblob(length(numbers)) WHERE id ="
                        + " (SELECT c.id FROM chunks AS c JOIN keys AS k ON k.id = c.key WHERE k.key = 'cost' AND first = 500)");
        try (TrainingLog log = TrainingLog.open(file(), uuid)) {
            assertThatThrownBy(() -> log.at(777).get("cost"))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContainingAll(log.hexUuid(), "time 777", "'cost'", "checksum");
            assertThat(log.at(777).get("rate")).isEqualTo(0.1);
            assertThat(log.at(1000).get("cost")).isEqualTo(cost(1000));
            assertThat(log.series("cost").skipped()).isEqualTo(500);
            log.record(777, "cost", 0.5);
            assertThat(log.at(777).get("cost")).isEqualTo(0.5);
            assertThat(log.series("cost").skipped()).isEqualTo(499);
            assertThatThrownBy(() -> log.at(778).get("cost")).isInstanceOf(CodecException.class);
            log.rows().clear();
            assertThat(log.rows()).isEmpty();
        }
    }
}
