package io.traininglog.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameOptionsTest {

    private final LogDatabase database = LogDatabase.inMemory();
    private final TrainingLog log = database.create();

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void aRangeOfTimesIncludesItsEnds() {
        for (int time = 0; time < 9; time++) {
            log.record(time, "cost", time);
        }
        assertThat(column(DataFrames.of(log, FrameOptions.all().from(3).to(5)), "time"))
                .containsExactly(3L, 4L, 5L);
        assertThat(DataFrames.of(log, FrameOptions.all().from(5).to(3)).height())
                .isZero();
    }

    @Test
    void severalLogsAreOneBelowTheOtherWithAllTheirKeys() {
        log.record(1, Map.of("cost", 0.5, "a", 1L));
        try (TrainingLog other = database.create()) {
            other.record(1, Map.of("cost", 0.25, "b", true));
            other.record(2, Map.of("cost", 0.125));
            DataFrame frame = DataFrames.of(List.of(other, log), FrameOptions.all());
            assertThat(frame.getColumnsIndex().toArray()).containsExactly("log", "time", "a", "b", "cost");
            assertThat(column(frame, "log")).containsExactly(other.hexUuid(), other.hexUuid(), log.hexUuid());
            assertThat(column(frame, "time")).containsExactly(1L, 2L, 1L);
            assertThat(column(frame, "a")).containsExactly(null, null, 1L);
            assertThat(column(frame, "b")).containsExactly(true, null, null);
            assertThat(column(frame, "cost")).containsExactly(0.25, 0.125, 0.5);
            assertThat(frame.getColumn("cost")).isInstanceOf(DoubleSeries.class);
            assertThat(frame.getColumn("time")).isInstanceOf(LongSeries.class);
        }
    }

    @Test
    void noLogIsNoRow() {
        DataFrame frame =
                DataFrames.of(List.of(), FrameOptions.all().keys("cost").segments());
        assertThat(frame.getColumnsIndex().toArray()).containsExactly("log", "time", "segment", "cost");
        assertThat(frame.height()).isZero();
        assertThat(frame.getColumn("time")).isInstanceOf(LongSeries.class);
    }

    @Test
    void keysThatAreNamedLikeOtherColumnsGiveWay() {
        log.at(1).putAll(Map.of("log", 1L, "time", 2L, "segment", 3L, "segment_", 4L));
        assertThat(DataFrames.of(List.of(log), FrameOptions.all().segments())
                        .getColumnsIndex()
                        .toArray())
                .containsExactly("log", "time", "segment", "log_", "segment__", "segment_", "time_");
        assertThat(DataFrames.of(log).getColumnsIndex().toArray())
                .containsExactly("time", "log", "segment", "segment_", "time_");
    }

    @Test
    void aSegmentIsTheLogInWhoseTimesTheRowIs() {
        for (int time = 1; time <= 10; time++) {
            log.record(time, "cost", time);
        }
        try (TrainingLog child = log.resumeAt(6)) {
            child.record(7, "cost", 0);
            child.record(8, "cost", 0);
            child.record(5, "cost", 0); // its own entry, amid the times of its parent
            try (TrainingLog grandchild = child.resumeAt(7)) {
                grandchild.record(9, "cost", 0);
                DataFrame frame = DataFrames.of(grandchild, FrameOptions.all().segments());
                assertThat(column(frame, "time")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L);
                assertThat(column(frame, "segment"))
                        .startsWith(log.hexUuid())
                        .endsWith(log.hexUuid(), child.hexUuid(), grandchild.hexUuid());
                assertThat(Arrays.stream(column(frame, "segment")).filter(log.hexUuid()::equals))
                        .hasSize(6);
            }
        }
    }

    @Test
    void resumedEarlierThanItsParentALogHasNothingOfIt() {
        log.record(1, "cost", 1);
        log.record(2, "cost", 2);
        try (TrainingLog child = log.resumeAt(2);
                TrainingLog grandchild = child.resumeAt(1)) {
            grandchild.record(2, "cost", 3);
            assertThat(column(DataFrames.of(grandchild, FrameOptions.all().segments()), "segment"))
                    .containsExactly(log.hexUuid(), grandchild.hexUuid());
        }
    }

    @Test
    void resumedWhileEmptyALogIsAllItsOwn() {
        try (TrainingLog child = log.resume()) {
            child.record(0, "cost", 3);
            assertThat(column(DataFrames.of(child, FrameOptions.all().segments()), "segment"))
                    .containsExactly(child.hexUuid());
        }
    }

    @Test
    void whereNoResumePointWasKeptTheSegmentIsNotKnown() {
        log.record(1, "cost", 1);
        UUID uuid = UUID.randomUUID();
        database.importLog(
                new LogOrigin(uuid, Optional.of(log.uuid()), OptionalLong.empty(), Optional.empty()),
                writer -> writer.put(2, "cost", 0.5));
        try (TrainingLog blocks = database.open(uuid);
                TrainingLog child = blocks.resumeAt(2)) {
            child.record(3, "cost", 0.25);
            assertThat(column(DataFrames.of(child, FrameOptions.all().segments()), "segment"))
                    .containsExactly(null, null, child.hexUuid());
        }
    }

    @Test
    void atMostKeepsThePointsThatASeriesKeeps() {
        for (int time = 0; time < 1_000; time++) {
            log.record(time, Map.of("cost", Math.sin(time), "slope", time, "note", "x"));
        }
        DataFrame frame =
                DataFrames.of(log, FrameOptions.all().atMost(20).from(100).segments());
        assertThat(frame.getColumnsIndex().toArray()).containsExactly("time", "segment", "cost", "slope");
        SeriesOptions same = SeriesOptions.all().from(100).atMost(20);
        long[] union = LongStream.concat(
                        LongStream.of(log.series("cost", same).times()),
                        LongStream.of(log.series("slope", same).times()))
                .distinct()
                .sorted()
                .toArray();
        assertThat(column(frame, "time")).isEqualTo(LongStream.of(union).boxed().toArray());
        for (String key : List.of("cost", "slope")) {
            Series series = log.series(key, same);
            int[] rows = IntStream.range(0, union.length)
                    .filter(row -> frame.getColumn(key).get(row) != null)
                    .toArray();
            assertThat(IntStream.of(rows).mapToLong(row -> union[row])).containsExactly(box(series.times()));
            assertThat(IntStream.of(rows)
                            .mapToDouble(row -> (Double) frame.getColumn(key).get(row)))
                    .containsExactly(Arrays.stream(series.values()).boxed().toArray(Double[]::new));
        }
    }

    @Test
    void atMostOfSeveralLogsCountsEachAlone() {
        try (TrainingLog other = database.create()) {
            for (int time = 0; time < 100; time++) {
                log.record(time, "cost", time);
                other.record(time, "cost", 100 + time);
            }
            DataFrame frame =
                    DataFrames.of(List.of(log, other), FrameOptions.all().atMost(2));
            assertThat(column(frame, "time")).containsExactly(0L, 99L, 0L, 99L);
            assertThat(column(frame, "cost")).containsExactly(0.0, 99.0, 100.0, 199.0);
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> FrameOptions.all().from(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameOptions.all().atMost(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameOptions.all().keys("a", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key 'a' is given twice");
    }

    private static Long[] box(long[] longs) {
        return LongStream.of(longs).boxed().toArray(Long[]::new);
    }

    private static Object[] column(DataFrame frame, String name) {
        return frame.getColumn(name).toArray(new Object[0]);
    }
}
