package io.traininglog.store;

/**
 * When numbers become chunks.
 *
 * @param chunk how many numbers a chunk has at most
 * @param due of how many rows of one key chunks are made
 * @param rest as many that are left over become a chunk when the database closes; fewer stay rows
 */
public record Sealing(int chunk, int due, int rest) {

    /** Twice as many as a chunk holds: the newest rows are the likeliest to change. */
    public static final Sealing USUAL = new Sealing(500, 1000, 32);
}
