package io.traininglog.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A chunk as a database keeps it. All numbers within are little-endian.
 *
 * @param first the time of the first number
 * @param last the time of the last number
 * @param size how many numbers
 * @param stride between one time and the next; null where they are not all the same
 * @param offsets times less the first, each of 1, 2, 4 or 8 bytes; null where there is a stride
 * @param numbers of 8 bytes each
 * @param checksum CRC-32C of all the others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredChunk(
        long first,
        long last,
        int size,
        @Nullable Long stride,
        byte @Nullable [] offsets,
        byte @Nullable [] numbers,
        long checksum) {

    static StoredChunk of(
            long first, long last, int size, @Nullable Long stride, byte @Nullable [] offsets, byte[] numbers) {
        return new StoredChunk(
                first, last, size, stride, offsets, numbers, checksum(first, last, size, stride, offsets, numbers));
    }

    boolean hasItsChecksum() {
        return checksum == checksum(first, last, size, stride, offsets, numbers);
    }

    private static long checksum(
            long first,
            long last,
            int size,
            @Nullable Long stride,
            byte @Nullable [] offsets,
            byte @Nullable [] numbers) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(first)
                .putLong(last)
                .putLong(size)
                .putLong(stride == null ? 0 : stride)
                .flip());
        if (offsets != null) {
            checksum.update(offsets);
        }
        if (numbers != null) {
            checksum.update(numbers);
        }
        return checksum.getValue();
    }
}
