package io.traininglog.column;

/**
 * Where a chunk is, and what it covers.
 *
 * @param id its number in the database; what an id stands for never changes
 * @param first the time of its first number
 * @param last the time of its last number
 * @param size how many numbers it has
 */
public record ChunkPlace(long id, long log, long key, long first, long last, int size) {

    boolean covers(long time) {
        return first <= time && time <= last;
    }
}
