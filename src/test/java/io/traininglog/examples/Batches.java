package io.traininglog.examples;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which samples each iteration trains on: every epoch goes through all of them once, in an order of its own. The order
 * follows from the seed and the epoch alone, so that a resumed run needs no generator's state to go on as before.
 *
 * @param samples in the training set
 * @param size samples a batch; an epoch's last may be smaller
 */
record Batches(int samples, int size, long seed) {

    Batches {
        if (samples < 1 || size < 1) {
            throw new IllegalArgumentException("samples and size must be positive: " + samples + ", " + size);
        }
    }

    int perEpoch() {
        return (samples + size - 1) / size;
    }

    /** The samples of the batch that follows so many iterations. */
    int[] after(long iterationsDone) {
        int from = (int) (iterationsDone % perEpoch()) * size;
        return Arrays.copyOfRange(order(iterationsDone / perEpoch()), from, Math.min(from + size, samples));
    }

    /** All samples, in the order of this epoch. */
    int[] order(long epoch) {
        int[] order = IntStream.range(0, samples).toArray();
        // The golden ratio's bits set neighbouring epochs far apart, as in SplittableRandom.
        shuffle(order, new Random(seed ^ (epoch * 0x9E3779B97F4A7C15L)));
        return order;
    }

    /** Fisher and Yates's shuffle. */
    static void shuffle(int[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}
