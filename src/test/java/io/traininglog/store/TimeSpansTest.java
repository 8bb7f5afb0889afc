package io.traininglog.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpansTest {

    @Test
    void noTimeIsInNoSpan() {
        assertThat(TimeSpans.NONE.contains(0)).isFalse();
        assertThat(TimeSpans.NONE.beginBy(Long.MAX_VALUE)).isFalse();
        assertThat(TimeSpans.parse(null).spans()).isEmpty();
    }

    @Test
    void timesFarFromEachOtherStayApart() {
        TimeSpans spans = TimeSpans.NONE.with(7, 100).with(0, 100).with(50, 100);
        assertThat(spans).hasToString("0-0 7-7 50-50");
        assertThat(spans.contains(6)).isFalse();
        assertThat(spans.contains(7)).isTrue();
    }

    @Test
    void aSpanGrowsByAsMuchAgainAsItHasAndNotBeyondTheMost() {
        assertThat(TimeSpans.NONE.with(10, 100).with(11, 100)).hasToString("10-12");
        assertThat(TimeSpans.parse("10-20").with(25, 100)).hasToString("10-40");
        assertThat(TimeSpans.parse("10-20").with(25, 30)).hasToString("10-30");
        assertThat(TimeSpans.parse("10-20 35-35 60-60").with(25, 100)).hasToString("10-40 60-60");
        assertThat(TimeSpans.parse("10-20").with(5, 100)).hasToString("0-20");
        assertThat(TimeSpans.parse("100-120").with(90, 200)).hasToString("60-120");
        assertThat(TimeSpans.parse("0-9").with(10, Long.MAX_VALUE)).hasToString("0-20");
        assertThat(TimeSpans.parse("9223372036854775800-9223372036854775806").with(Long.MAX_VALUE, Long.MAX_VALUE))
                .hasToString("9223372036854775800-9223372036854775807");
    }

    @Test
    void tooManySpansBecomeOne() {
        TimeSpans spans = TimeSpans.NONE;
        for (int i = 0; i < 16; i++) {
            spans = spans.with(i * 10L, 1_000);
        }
        assertThat(spans.spans()).hasSize(16);
        assertThat(spans.with(500, 1_000)).hasToString("0-500");
    }

    /** In order, backwards, with gaps, at random: the spans hold all, and change but few times. */
    @Test
    void whateverTimesAreAddedTheyAreHeldAndTheSpansChangeSeldom() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int stride = 1 + random.nextInt(50);
            LongUnaryOperator[] orders = {
                i -> i * stride, i -> (10_000 - i) * stride, i -> random.nextInt(10_000 * stride), i -> i * i
            };
            LongUnaryOperator order = orders[seed % orders.length];
            TimeSpans spans = TimeSpans.NONE;
            TreeSet<Long> added = new TreeSet<>();
            int changes = 0;
            for (int i = 0; i < 10_000; i++) {
                long time = order.applyAsLong(i);
                added.add(time);
                if (!spans.contains(time)) {
                    spans = spans.with(time, Long.MAX_VALUE);
                    changes++;
                }
            }
            assertThat(added).as("seed " + seed).allMatch(spans::contains);
            assertThat(changes).as("seed " + seed).isLessThan(80);
            assertThat(TimeSpans.parse(spans.toString())).isEqualTo(spans);
            long after = -1;
            for (TimeSpans.Span span : spans.spans()) {
                assertThat(span.first()).isGreaterThan(after);
                assertThat(span.last()).isGreaterThanOrEqualTo(span.first());
                after = span.last();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "7-",
                "-7",
                "a-b",
                "7-3",
                "0-3 2-5",
                "5-6 0-1",
                "0-3  7-7",
                "0-99999999999999999999",
                "0-0 2-2 4-4 6-6 8-8 10-10 12-12 14-14 16-16 18-18 20-20 22-22 24-24 26-26 28-28 30-30 32-32"
            })
    void textThatIsDamagedMeansAnyTime(String text) {
        assertThat(TimeSpans.parse(text)).hasToString("0-9223372036854775807");
    }
}
