package io.traininglog.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataFramesTest {

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void thereIsARowForEachTimeAndAColumnForEachKey() {
        log.at(7).put("b", 1L);
        log.at(3).put("a", 2L);
        DataFrame frame = DataFrames.of(log);
        assertThat(frame.getColumnsIndex().toArray()).containsExactly("time", "a", "b");
        assertThat(frame.getColumn("time")).isInstanceOf(LongSeries.class);
        assertThat(column(frame, "time")).containsExactly(3L, 7L);
        assertThat(column(frame, "a")).containsExactly(2L, null);
        assertThat(column(frame, "b")).containsExactly(null, 1L);
    }

    /** A value that is a trainer's next step when it is read. */
    record Step(int number) {

        private static Runnable onRead = () -> {};

        Step {
            onRead.run();
        }
    }

    @Test
    void aFrameEndsHoweverFastATrainerAppends() {
        try (LogDatabase database =
                        LogDatabase.builder().allow(Step.class.getName()).inMemory();
                TrainingLog growing = database.create()) {
            for (int time = 0; time < 100; time++) {
                growing.at(time).put("step", new Step(time));
            }
            Step.onRead = () -> {
                long last = growing.rows().lastKey();
                assertThat(last).as("the frame goes on with what is appended").isLessThan(1_000);
                growing.record(last + 1, "step", 0);
                growing.record(last + 2, "train_cost", 0.5);
            };
            assertThat(DataFrames.of(growing).height()).isEqualTo(100);
            assertThat(growing.rows()).hasSize(300);
        } finally {
            Step.onRead = () -> {};
        }
    }

    @Test
    void givenKeysKeepTheirOrderAndAllRows() {
        log.at(1).put("a", 1L);
        log.at(2).put("b", 2L);
        log.at(3).put("c", 3L);
        DataFrame frame = DataFrames.of(log, "c", "a");
        assertThat(frame.getColumnsIndex().toArray()).containsExactly("time", "c", "a");
        assertThat(column(frame, "time")).containsExactly(1L, 2L, 3L);
        assertThat(column(frame, "c")).containsExactly(null, null, 3L);
        assertThat(column(frame, "a")).containsExactly(1L, null, null);
    }

    @Test
    void doublesAtEveryTimeArePrimitiveAndExact() {
        double[] values = {1.5, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};
        for (int time = 0; time < values.length; time++) {
            log.at(time).put("cost", values[time]);
        }
        DataFrame frame = DataFrames.of(log);
        assertThat(frame.getColumn("cost")).isInstanceOf(DoubleSeries.class);
        for (int row = 0; row < values.length; row++) {
            double read = frame.getColumn("cost").castAsDouble().getDouble(row);
            assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(values[row]));
        }
    }

    @Test
    void longsAtEveryTimeArePrimitiveAndExact() {
        log.at(0).put("seen", Long.MAX_VALUE);
        log.at(1).put("seen", Long.MIN_VALUE);
        DataFrame frame = DataFrames.of(log);
        assertThat(frame.getColumn("seen")).isInstanceOf(LongSeries.class);
        assertThat(column(frame, "seen")).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void longsAmongDoublesWidenWhicheverCameFirst() {
        log.at(0).put("a", 1L);
        log.at(0).put("b", 1.5);
        log.at(1).put("a", 1.5);
        log.at(1).put("b", 1L);
        DataFrame frame = DataFrames.of(log);
        assertThat(frame.getColumn("a")).isInstanceOf(DoubleSeries.class);
        assertThat(column(frame, "a")).containsExactly(1.0, 1.5);
        assertThat(column(frame, "b")).containsExactly(1.5, 1.0);
    }

    @Test
    void withAGapLongsStayLongsUnlessADoubleOccurs() {
        log.at(0).put("long", 1L);
        log.at(0).put("mixed", 1L);
        log.at(1).put("other", true);
        log.at(2).put("long", 3L);
        log.at(2).put("mixed", 2.5);
        DataFrame frame = DataFrames.of(log);
        assertThat(column(frame, "long")).containsExactly(1L, null, 3L);
        assertThat(column(frame, "mixed")).containsExactly(1.0, null, 2.5);
        assertThat(column(frame, "other")).containsExactly(null, true, null);
    }

    @Test
    void aNullThatWasPutIsANullLikeAnAbsentEntry() {
        log.at(0).put("cost", 0.5);
        log.at(1).put("cost", null);
        log.at(2).put("nothing", null);
        DataFrame frame = DataFrames.of(log);
        assertThat(column(frame, "cost")).containsExactly(0.5, null, null);
        assertThat(column(frame, "nothing")).containsExactly(null, null, null);
    }

    @Test
    void besideOtherValuesEveryNumberStaysAsItIs() {
        log.at(0).put("mixed", 1L);
        log.at(1).put("mixed", 1.5);
        log.at(2).put("mixed", "text");
        log.at(3).put("mixed", false);
        log.at(4).put("mixed", new double[] {1, 2});
        Object[] values = column(DataFrames.of(log), "mixed");
        assertThat(Arrays.copyOf(values, 4)).containsExactly(1L, 1.5, "text", false);
        assertThat(values[4]).isEqualTo(new double[] {1, 2});
    }

    @Test
    void aKeyThatNothingHasIsAColumnOfNulls() {
        log.at(0).put("cost", 0.5);
        log.at(1).put("cost", 0.25);
        assertThat(column(DataFrames.of(log, "unknown"), "unknown")).containsExactly(null, null);
    }

    @Test
    void anEmptyLogHasTheColumnsAndNoRows() {
        assertThat(DataFrames.of(log).getColumnsIndex().toArray()).containsExactly("time");
        DataFrame frame = DataFrames.of(log, "cost");
        assertThat(frame.height()).isZero();
        assertThat(frame.getColumnsIndex().toArray()).containsExactly("time", "cost");
    }

    @Test
    void aResumedLogShowsItsAncestors() {
        log.at(1).put("cost", 3.0);
        log.at(2).put("cost", 2.0);
        try (TrainingLog resumed = log.resumeAt(1)) {
            resumed.at(2).put("cost", 1.0);
            assertThat(column(DataFrames.of(resumed), "cost")).containsExactly(3.0, 1.0);
        }
    }

    @Test
    void aKeyNamedTimeGetsAnotherName() {
        log.at(5).put("time", "noon");
        DataFrame frame = DataFrames.of(log);
        assertThat(column(frame, "time")).containsExactly(5L);
        assertThat(column(frame, "time_")).containsExactly("noon");
    }

    @Test
    void everyKeyButTimeKeepsItsNameInWhateverOrderTheyAreGiven() {
        log.at(5).putAll(Map.of("time", "noon", "time_", "one", "time___", "three"));
        DataFrame all = DataFrames.of(log);
        assertThat(all.getColumnsIndex().toArray()).containsExactly("time", "time__", "time_", "time___");
        for (DataFrame frame : List.of(
                all, DataFrames.of(log, "time_", "time", "time___"), DataFrames.of(log, "time___", "time", "time_"))) {
            assertThat(column(frame, "time")).containsExactly(5L);
            assertThat(column(frame, "time_")).containsExactly("one");
            assertThat(column(frame, "time__")).containsExactly("noon");
            assertThat(column(frame, "time___")).containsExactly("three");
        }
        assertThat(column(DataFrames.of(log, "time"), "time_")).containsExactly("noon");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> DataFrames.of(log, "cost", "cost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key 'cost' is given twice");
    }

    @Test
    void aSparseColumnAmongManyRowsKeepsItsPlaces() {
        for (int time = 0; time < 10_000; time++) {
            log.record(time, "cost", time / 2.0);
            if (time % 1000 == 999) {
                log.record(time, "valid_cost", time);
            }
        }
        DataFrame frame = DataFrames.of(log);
        assertThat(frame.getColumn("cost").castAsDouble().getDouble(9_998)).isEqualTo(4999.0);
        Object[] sparse = column(frame, "valid_cost");
        assertThat(sparse).hasSize(10_000);
        assertThat(sparse[4_999]).isEqualTo(4999.0);
        assertThat(sparse).filteredOn(value -> value != null).hasSize(10);
    }

    private static Object[] column(DataFrame frame, String name) {
        Object[] values = new Object[frame.height()];
        for (int row = 0; row < values.length; row++) {
            values[row] = frame.getColumn(name).get(row);
        }
        return values;
    }
}
