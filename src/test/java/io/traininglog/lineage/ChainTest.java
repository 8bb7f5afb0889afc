package io.traininglog.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChainTest {

    private static final int GENERATIONS = 1_000;
    private static final int STEPS = 10;

    /** Each generation goes on ten steps from where the last one ended; the newest is the first. */
    private static Chain chain(long lastEarlyTime) {
        List<LogRecord> logs = new ArrayList<>();
        for (long id = GENERATIONS; id >= 1; id--) {
            boolean isFirst = id == 1;
            long resumedAt = (id - 1) * STEPS;
            logs.add(new LogRecord(
                    id,
                    new UUID(0, id),
                    isFirst ? null : id - 1,
                    isFirst ? null : resumedAt,
                    lastEarlyTime >= 0 ? 0 : resumedAt + 1,
                    isFirst ? -1 : lastEarlyTime,
                    null));
        }
        return new Chain(0, logs);
    }

    @Test
    void generationsThatFollowOneAnotherAreAskedOneAtATime() {
        Chain chain = chain(-1);
        for (int time = 1; time <= GENERATIONS * STEPS; time++) {
            assertThat(chain.at(time)).containsExactly((time - 1) / STEPS + 1);
        }
        assertThat(chain.at(Long.MAX_VALUE)).containsExactly(GENERATIONS);
        assertThat(chain.in(Range.ALL)).hasSize(GENERATIONS);
    }

    @Test
    void anEarlyEntryInEachGenerationIsSharedAtItsTimeAlone() {
        Chain chain = chain(0);
        assertThat(chain.at(0))
                .containsExactly(LongStream.range(0, GENERATIONS)
                        .map(i -> GENERATIONS - i)
                        .toArray());
        for (int time = 1; time <= GENERATIONS * STEPS; time++) {
            assertThat(chain.at(time)).containsExactly((time - 1) / STEPS + 1);
        }
    }

    @Test
    void aLogThatHasNoEntryYetShowsItsAncestorsOnly() {
        LogRecord parent = new LogRecord(1, new UUID(0, 1), null, null, 5, -1, null);
        LogRecord child = new LogRecord(2, new UUID(0, 2), 1L, 7L, Long.MAX_VALUE, -1, null);
        Chain chain = new Chain(0, List.of(child, parent));
        assertThat(chain.at(4)).isEmpty();
        assertThat(chain.at(5)).containsExactly(1);
        assertThat(chain.at(7)).containsExactly(1);
        assertThat(chain.at(8)).isEmpty();
    }

    @Test
    void aLogOfBlocksThatHasNoResumePointSharesAllTimesThatItHas() {
        LogRecord parent = new LogRecord(1, new UUID(0, 1), null, null, 1, -1, null);
        LogRecord child = new LogRecord(2, new UUID(0, 2), 1L, null, 4, 8, null);
        Chain chain = new Chain(0, List.of(child, parent));
        assertThat(chain.at(3)).containsExactly(1);
        assertThat(chain.at(4)).containsExactly(2, 1);
        assertThat(chain.at(8)).containsExactly(2, 1);
        assertThat(chain.at(9)).containsExactly(1);
    }
}
