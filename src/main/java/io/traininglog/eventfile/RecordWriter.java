package io.traininglog.eventfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes records, as {@link RecordReader} reads them. */
final class RecordWriter {

    private final OutputStream out;
    private final MaskedChecksum checksum = new MaskedChecksum();
    private final ByteBuffer head =
            ByteBuffer.allocate(Long.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    RecordWriter(OutputStream out) {
        this.out = out;
    }

    void write(byte[] data, int length) throws IOException {
        head.clear().putLong(length);
        checksum.update(head.array(), 0, Long.BYTES);
        head.putInt(checksum.take());
        out.write(head.array());
        out.write(data, 0, length);
        checksum.update(data, 0, length);
        head.clear().putInt(checksum.take());
        out.write(head.array(), 0, Integer.BYTES);
    }
}
