package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One key's numbers in order of time, whole, in part, and thinned out. */
final class SeriesContractTest extends ContractTest {

    private void fill(double... values) {
        for (int i = 0; i < values.length; i++) {
            log.record(i, "cost", values[i]);
        }
    }

    private Series series(SeriesOptions options) {
        Series series = log.series("cost", options);
        assertThat(series.times()).hasSameSizeAs(series.values());
        assertThat(LongStream.of(series.times()).boxed())
                .doesNotHaveDuplicates()
                .isSorted();
        return series;
    }

    @Test
    void anUnknownKeyHasAnEmptySeries() {
        Series series = log.series("nothing");
        assertThat(series.isEmpty()).isTrue();
        assertThat(series.size()).isZero();
        assertThat(series.key()).isEqualTo("nothing");
        assertThat(series.skipped()).isZero();
    }

    @Test
    void numbersCountAndEverythingElseIsSkipped() {
        log.at(0).put("x", 1.5);
        log.at(1).put("x", 2);
        log.at(2).put("x", "text");
        log.at(3).put("x", null);
        log.at(4).put("x", true);
        log.at(5).put("x", new byte[] {1});
        log.at(6).put("x", Double.NaN);
        log.at(7).put("x", Double.NEGATIVE_INFINITY);
        log.at(8).put("x", "a\0");
        log.at(9).put("x", -0.0);
        log.at(10).put("x", java.util.List.of(1L));
        log.at(11).put("y", 3);
        Series series = log.series("x");
        assertThat(series.times()).containsExactly(0, 1, 6, 7, 9);
        assertThat(series.values()).containsExactly(1.5, 2, Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
        assertThat(series.skipped()).isEqualTo(6);
        assertThat(log.series("x", SeriesOptions.all().from(3).to(5)).skipped()).isEqualTo(3);
    }

    @Test
    void longsAreRoundedToTheNearestDouble() {
        long[] longs = {0, -1, 1L << 53, (1L << 53) + 1, (1L << 53) + 3, Long.MAX_VALUE, Long.MIN_VALUE};
        for (int i = 0; i < longs.length; i++) {
            log.at(i).put("x", longs[i]);
        }
        assertThat(log.series("x").values())
                .containsExactly(
                        LongStream.of(longs).mapToDouble(value -> value).toArray());
    }

    @Test
    void timesComeInOrderHoweverTheyWerePut() {
        for (long time : new long[] {5, 1, Long.MAX_VALUE, 0, 3, 2}) {
            log.at(time).put("cost", time);
        }
        log.at(3).remove("cost");
        assertThat(log.series("cost").times()).containsExactly(0, 1, 2, 5, Long.MAX_VALUE);
    }

    @Test
    void fromAndToAreIncluded() {
        fill(0, 1, 2, 3, 4);
        log.record(Long.MAX_VALUE, "cost", 9);
        SeriesOptions all = SeriesOptions.all();
        assertThat(series(all.from(1).to(3)).times()).containsExactly(1, 2, 3);
        assertThat(series(all.from(4)).times()).containsExactly(4, Long.MAX_VALUE);
        assertThat(series(all.to(0)).times()).containsExactly(0);
        assertThat(series(all.from(5)).times()).containsExactly(Long.MAX_VALUE);
        assertThat(series(all.from(5).to(6)).isEmpty()).isTrue();
        assertThat(series(all.from(3).to(2)).isEmpty()).isTrue();
        assertThat(series(all.from(Long.MAX_VALUE)).values()).containsExactly(9);
        assertThatIllegalArgumentException().isThrownBy(() -> all.from(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> all.to(-1));
    }

    @Test
    void fewerPointsThanAllowedAreAllKept() {
        fill(5, 1, 4, 2, 3);
        assertThat(series(SeriesOptions.all().atMost(5)).values()).containsExactly(5, 1, 4, 2, 3);
        assertThat(series(SeriesOptions.all().atMost(100)).size()).isEqualTo(5);
    }

    @Test
    void fewerThanTwoPointsAreRefused() {
        for (int points : new int[] {1, 0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SeriesOptions.all().atMost(points));
        }
    }

    @Test
    void theFirstAndTheLastPointAreKept() {
        fill(DoubleStream.iterate(0, x -> x + 1).limit(1_000).toArray());
        for (int points = 2; points < 30; points++) {
            Series series = series(SeriesOptions.all().atMost(points));
            assertThat(series.size()).isBetween(2, points);
            assertThat(series.times()[0]).isZero();
            assertThat(series.times()[series.size() - 1]).isEqualTo(999);
        }
    }

    @Test
    void twoPointsAreTheEnds() {
        fill(3, 9, Double.NaN, 1, 5);
        assertThat(series(SeriesOptions.all().atMost(2)).values()).containsExactly(3, 5);
    }

    @Test
    void threeAndFourPointsShowWhatTheEndsDoNot() {
        fill(3, 9, Double.NaN, 1, 5);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(3, Double.NaN, 5);
        assertThat(series(SeriesOptions.all().atMost(4)).values()).containsExactly(3, 9, Double.NaN, 5);
        fill(3, 9, 4, 1, 5);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(3, 9, 5);
        assertThat(series(SeriesOptions.all().atMost(4)).values()).containsExactly(3, 9, 1, 5);
        fill(9, 8, 4, 1, 5);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(9, 1, 5);
        fill(5, 9, 4, 1, 9);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(5, 1, 9);
        fill(Double.NaN, Double.NaN, 4, 9, 5);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(Double.NaN, 9, 5);
        fill(5, Double.NaN, 6, 6, Double.NaN);
        assertThat(series(SeriesOptions.all().atMost(3)).values()).containsExactly(5, 6, Double.NaN);
    }

    @Test
    void eachBucketKeepsItsLeastAndGreatest() {
        fill(0, 5, 9, 1, 3, 7, 2, 8, 4, 0);
        assertThat(series(SeriesOptions.all().atMost(4)).values()).containsExactly(0, 9, 1, 0);
        assertThat(series(SeriesOptions.all().atMost(6)).values()).containsExactly(0, 9, 1, 2, 8, 0);
    }

    @Test
    void extremesOfTheWholeSeriesAreKeptForEveryNumberOfPoints() {
        Random random = new Random(7);
        double[] values = random.doubles(777, -1, 1).toArray();
        values[100] = -50;
        values[101] = 50;
        fill(values);
        for (int points = 4; points <= 800; points += 3) {
            Series series = series(SeriesOptions.all().atMost(points));
            assertThat(series.size()).isLessThanOrEqualTo(points);
            assertThat(series.values()).contains(-50, 50);
            for (int i = 0; i < series.size(); i++) {
                assertThat(series.values()[i]).isEqualTo(values[(int) series.times()[i]]);
            }
        }
    }

    @Test
    void aNaNIsKept() {
        double[] values = DoubleStream.iterate(0, x -> x + 1).limit(100).toArray();
        values[42] = Double.NaN;
        fill(values);
        assertThat(series(SeriesOptions.all().atMost(10)).values()).contains(Double.NaN);
        fill(DoubleStream.generate(() -> Double.NaN).limit(100).toArray());
        assertThat(series(SeriesOptions.all().atMost(10)).values()).containsOnly(Double.NaN);
    }

    @Test
    void aNaNHidesNoPeak() {
        double[] values = DoubleStream.iterate(0, x -> x + 1).limit(1_000).toArray();
        values[500] = Double.NaN;
        values[700] = 1e9;
        values[600] = -1e9;
        fill(values);
        for (int points = 5; points <= 1_000; points += 5) {
            assertThat(series(SeriesOptions.all().atMost(points)).values()).contains(Double.NaN, 1e9, -1e9);
        }
    }

    @Test
    void eachBucketKeepsItsLeastItsGreatestAndANaN() {
        fill(0, 5, Double.NaN, 9, 1, Double.NaN, 7, 8, 2, 8, 4, 0);
        assertThat(series(SeriesOptions.all().atMost(8)).values()).containsExactly(0, Double.NaN, 9, 1, 8, 2, 0);
    }

    @Test
    void aConstantSeriesStaysWithinItsPoints() {
        fill(DoubleStream.generate(() -> 1).limit(100).toArray());
        Series series = series(SeriesOptions.all().atMost(11));
        assertThat(series.size()).isBetween(2, 11);
        assertThat(series.values()).containsOnly(1);
    }

    @Test
    void theArraysBelongToTheCaller() {
        fill(1, 2, 3);
        log.series("cost").values()[0] = 99;
        log.series("cost").times()[0] = 99;
        assertThat(log.series("cost").values()).containsExactly(1, 2, 3);
        assertThat(log.series("cost").times()).containsExactly(0, 1, 2);
    }

    @Test
    void longSeriesComeWhole() {
        int points = 5_000;
        for (int i = points - 1; i >= 0; i -= 2) {
            log.record(i, "cost", i);
        }
        for (int i = 0; i < points; i += 2) {
            log.record(i, "cost", i);
        }
        Series series = series(SeriesOptions.all());
        assertThat(series.values())
                .containsExactly(
                        DoubleStream.iterate(0, x -> x + 1).limit(points).toArray());
    }
}
