package io.traininglog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that nobody uses are given back, whatever came between. */
class UnusedConnectionsTest {

    @Test
    void whereMemoryRanOutOnceTheNextLookGivesThemBack() throws Exception {
        CountDownLatch looks = new CountDownLatch(2);
        try (UnusedConnections unused = UnusedConnections.of("a database", since -> {
            looks.countDown();
            if (looks.getCount() == 1) {
                throw new OutOfMemoryError("once");
            }
        })) {
            assertThat(unused).isNotNull();
            assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
