package io.traininglog.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.TimeSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChainTest {

    private static final int GENERATIONS = 1_000;
    private static final int STEPS = 10;

    /** Each generation goes on ten steps from where the last one ended; the newest is the first. */
    private static Chain chain(long... earlyTimes) {
        List<LogRecord> logs = new ArrayList<>();
        for (long id = GENERATIONS; id >= 1; id--) {
            LogRecord log = id == 1 ? root(1) : child(id, (id - 1) * STEPS);
            for (long time : earlyTimes) {
                log = log.covers(time) ? log : log.withEarly(time);
            }
            logs.add(log);
        }
        return new Chain(0, logs);
    }

    private static LogRecord root(long id) {
        return new LogRecord(id, new UUID(0, id), null, null, TimeSpans.NONE, null);
    }

    private static LogRecord child(long id, @Nullable Long resumedAt) {
        return new LogRecord(id, new UUID(0, id), id - 1, resumedAt, TimeSpans.NONE, null);
    }

    @Test
    void generationsThatFollowOneAnotherAreAskedOneAtATime() {
        Chain chain = chain();
        for (int time = 1; time <= GENERATIONS * STEPS; time++) {
            assertThat(chain.at(time)).containsExactly((time - 1) / STEPS + 1);
        }
        assertThat(chain.at(Long.MAX_VALUE)).containsExactly(GENERATIONS);
        assertThat(chain.in(Range.ALL)).hasSize(GENERATIONS);
    }

    @Test
    void earlyEntriesInEachGenerationAreSharedAtTheirTimesAlone() {
        Chain chain = chain(0, 50, 90);
        for (int time = 0; time <= GENERATIONS * STEPS; time++) {
            long first = Math.max(1, (time - 1) / STEPS + 1);
            if (time == 0 || time == 50 || time == 90) {
                assertThat(chain.at(time))
                        .containsExactly(LongStream.rangeClosed(first, GENERATIONS)
                                .map(id -> GENERATIONS + first - id)
                                .toArray());
            } else {
                assertThat(chain.at(time)).containsExactly(first);
            }
        }
    }

    @Test
    void aLogShowsItsAncestorsUpToItsResumePointAndItselfAfter() {
        Chain chain = new Chain(0, List.of(child(2, 7L), root(1)));
        assertThat(chain.at(0)).containsExactly(1);
        assertThat(chain.at(7)).containsExactly(1);
        assertThat(chain.at(8)).containsExactly(2);
        assertThat(chain.at(Long.MAX_VALUE)).containsExactly(2);
    }

    @Test
    void whatAnAncestorHasAfterAnEarlierResumePointDoesNotShow() {
        Chain chain = new Chain(0, List.of(child(3, 5L), child(2, 7L).withEarly(6), root(1)));
        assertThat(chain.at(5)).containsExactly(1);
        assertThat(chain.at(6)).containsExactly(3);
        assertThat(chain.at(8)).containsExactly(3);
    }

    @Test
    void aLogThatWasResumedWhileEmptyInheritsNothing() {
        Chain chain = new Chain(0, List.of(child(2, -1L), root(1)));
        assertThat(chain.in(Range.ALL)).hasSize(1);
        assertThat(chain.at(0)).containsExactly(2);
    }

    @Test
    void aLogOfBlocksThatHasNoResumePointSharesTheTimesThatItHas() {
        LogRecord child = new LogRecord(2, new UUID(0, 2), 1L, null, TimeSpans.parse("4-8"), null);
        Chain chain = new Chain(0, List.of(child, root(1)));
        assertThat(chain.at(3)).containsExactly(1);
        assertThat(chain.at(4)).containsExactly(2, 1);
        assertThat(chain.at(8)).containsExactly(2, 1);
        assertThat(chain.at(9)).containsExactly(1);
    }
}
