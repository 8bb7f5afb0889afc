package io.traininglog.eventfile;

import java.util.zip.CRC32C;

/**
 * The checksum of a record's parts: CRC-32C, rotated and added to, so that a record within a record does not have the
 * checksum of what it holds. See TensorFlow's {@code record_writer.h} and {@code crc32c.h}.
 */
final class MaskedChecksum {

    private static final int DELTA = 0xA282EAD8;

    private final CRC32C checksum = new CRC32C();

    void update(byte[] bytes, int from, int length) {
        checksum.update(bytes, from, length);
    }

    /** The checksum of what came since the last call. */
    int take() {
        int sum = (int) checksum.getValue();
        checksum.reset();
        return Integer.rotateRight(sum, 15) + DELTA;
    }
}
