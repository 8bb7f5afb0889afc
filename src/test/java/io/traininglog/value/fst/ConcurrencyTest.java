package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.*;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    @Test
    void manyThreadsMayShareACodecFromItsFirstUse() throws Exception {
        ObjectCodec codec = new ObjectCodec(List.of(Samples.NAME));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int seed = thread;
                futures.add(threads.submit(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        Object value = List.of(
                                seed,
                                "s" + i,
                                new Samples.Picky(i),
                                Samples.Phase.TRAIN,
                                Map.of(i, Instant.ofEpochMilli(i)),
                                new Samples.Box<>(new Samples.SameHash(i), List.of()));
                        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLargeEncodingPinsNothing() {
        ObjectCodec codec = new ObjectCodec(List.of());
        long before = used();
        assertThat(codec.encode(new byte[1][50 << 20])).hasSizeGreaterThan(50 << 20);
        assertThat(used() - before).isLessThan(5 << 20);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
