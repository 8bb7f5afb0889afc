package io.traininglog.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The head of an area.
 *
 * @param generation whose records follow
 * @param previousEnd where the generation before it ended: a reader that got less far than that has not read all of it
 */
record AreaHead(long generation, int previousEnd) {

    /** The words that it consists of. */
    static final int BYTES = 3 * Long.BYTES;

    void write(ByteBuffer out, int start, long journal) {
        out.putLong(start, generation);
        out.putLong(start + 8, previousEnd);
        out.putLong(start + 16, crc(generation, previousEnd, journal));
    }

    /** The head that these bytes are; null if they are none. */
    static @Nullable AreaHead read(ByteBuffer in, long journal) {
        long generation = in.getLong(0);
        long previousEnd = in.getLong(8);
        boolean valid = generation > 0
                && previousEnd == (int) previousEnd
                && in.getLong(16) == crc(generation, previousEnd, journal);
        return valid ? new AreaHead(generation, (int) previousEnd) : null;
    }

    private static long crc(long generation, long previousEnd, long journal) {
        ByteBuffer words = ByteBuffer.allocate(3 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(
                words.putLong(generation).putLong(previousEnd).putLong(journal).flip());
        return crc.getValue();
    }
}
