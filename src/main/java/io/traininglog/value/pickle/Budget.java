package io.traininglog.value.pickle;

/**
 * What a pickle may cost beyond its own bytes. A memo lets a few bytes name a large object over and over; honest
 * pickles, whose every byte is written once, stay far below the bound.
 */
final class Budget {

    static final int GROWTH = 64;
    static final int FREE_BYTES = 1 << 22;

    private long left;

    Budget(int pickleLength) {
        left = FREE_BYTES + (long) GROWTH * pickleLength;
    }

    /**
     * Takes from what is left.
     *
     * @throws NoCounterpartException if more was spent than {@value #GROWTH} times the pickle's bytes and {@value
     *     #FREE_BYTES} bytes
     */
    void spend(long bytes) throws NoCounterpartException {
        left -= bytes;
        if (left < 0) {
            throw new NoCounterpartException("objects shared too often");
        }
    }
}
