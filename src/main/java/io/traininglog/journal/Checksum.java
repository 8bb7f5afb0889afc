package io.traininglog.journal;

/**
 * The checksum of records: 64-bit words are multiplied into a state, whose two halves of 128 bits are folded onto each
 * other after each, as in wyhash; the end is the finaliser of SplitMix64 (Stafford's variant 13).
 *
 * <p>A record that is torn, stale or damaged passes with a chance of 2<sup>-32</sup>. It is no protection against
 * somebody who forges one. CRC-32C made appending a single number take up to twice as long: it wants its bytes in one
 * piece, this takes them from registers.
 */
final class Checksum {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Checksum() {}

    /** Where the checksums of a generation begin. */
    static long seed(long journal, long generation) {
        return scramble(journal + FACTOR * generation);
    }

    /** The state for a record at this place. */
    static long begin(long seed, int offset) {
        return seed + offset;
    }

    static long add(long state, long word) {
        long mixed = state ^ word;
        // FACTOR is negative as a signed number: the high half is of another product than wyhash's, and as good
        return mixed * FACTOR ^ Math.multiplyHigh(mixed, FACTOR);
    }

    static int end(long state) {
        return (int) scramble(state);
    }

    private static long scramble(long state) {
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
