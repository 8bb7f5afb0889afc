package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.QueryRows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueryDeadlineTest {

    private final CountDownLatch over = new CountDownLatch(1);

    /** Takes its time with each row: until what it waits for, or longer than any query may take here. */
    private final class Slow implements QueryRows {
        private boolean wasStopped;

        @Override
        public void columns(List<String> names) {
            // rows are enough
        }

        @Override
        public void row(List<Object> values) {
            try {
                wasStopped = over.await(1_500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whoTakesTheRowsMayTakeTheTimeThatTheQueryMayNot() throws Exception {
        Slow slow = new Slow();
        try (QueryDeadline deadline = QueryDeadline.start(slow, Duration.ofMillis(1), over::countDown)) {
            deadline.columns(List.of("a"));
            deadline.row(List.of(1L));
            assertThat(slow.wasStopped).isFalse();
            over.await(); // now it is the query that takes it
        }
    }

    @Test
    void aQueryThatEndedInTimeIsLeftAlone() throws Exception {
        try (QueryDeadline deadline = QueryDeadline.start(new Slow(), Duration.ofMillis(1), over::countDown)) {
            deadline.columns(List.of("a"));
        }
        assertThat(over.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
    }
}
