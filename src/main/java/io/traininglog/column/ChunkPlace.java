package io.traininglog.column;

import io.traininglog.store.Range;

/**
 * Where a chunk is, and what it covers.
 *
 * @param id its number in the database; what an id stands for never changes
 * @param first the time of its first number
 * @param last the time of its last number
 * @param size how many numbers it has
 */
public record ChunkPlace(long id, long log, long key, long first, long last, int size) {

    /** What {@link #edge} answers where only the chunk itself tells. */
    public static final long UNKNOWN = -2;

    boolean covers(long time) {
        return first <= time && time <= last;
    }

    /** Whether it has a number at every time from its first to its last. */
    private boolean isDense() {
        return last - first == size - 1;
    }

    /** How many of its numbers are in a range that it meets; {@link #UNKNOWN} where only the chunk itself tells. */
    public long count(Range range) {
        if (range.contains(first) && range.contains(last)) {
            return size;
        }
        return isDense() ? Math.min(last, range.high()) - Math.max(first, range.low()) + 1 : UNKNOWN;
    }

    /** The first of its times in the range's order, of a range that it meets. */
    public long edge(Range range) {
        long edge = range.descending() ? last : first;
        if (range.contains(edge)) {
            return edge;
        }
        return !isDense() ? UNKNOWN : range.descending() ? range.high() : range.low();
    }
}
