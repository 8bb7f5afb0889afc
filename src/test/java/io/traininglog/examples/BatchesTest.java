package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final Batches batches = new Batches(10, 4, 42);

    @Test
    void anEpochGoesThroughAllSamplesOnce() {
        assertThat(batches.perEpoch()).isEqualTo(3);
        for (long epoch = 0; epoch < 20; epoch++) {
            long done = epoch * 3;
            int[] seen = IntStream.range(0, 3)
                    .flatMap(i -> IntStream.of(batches.after(done + i)))
                    .toArray();
            assertThat(seen)
                    .containsExactly(batches.order(epoch))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        assertThat(batches.order(0)).isNotEqualTo(batches.order(1));
        assertThat(batches.order(0)).isNotEqualTo(new Batches(10, 4, 43).order(0));
    }

    @Test
    void theOrderFollowsFromSeedAndEpochAlone() {
        assertThat(batches.order(5)).isEqualTo(new Batches(10, 4, 42).order(5));
    }
}
