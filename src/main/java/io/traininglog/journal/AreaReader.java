package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads one area of a file, through a small window: what a record claims to hold is only brought to memory once its
 * checksum is right. Not through a mapping, which would not end in time for the file to be deleted everywhere.
 */
final class AreaReader {

    private static final int WINDOW = 64 << 10;

    private final RandomAccessFile file;
    private final int end;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    private int windowStart;

    /** Of the bytes up to an offset, or up to the end of a file that is shorter. */
    AreaReader(RandomAccessFile file, int end) throws IOException {
        this.file = file;
        this.end = (int) Math.min(end, file.length() & -Long.BYTES);
        window.limit(0);
    }

    /** Whether so many bytes are there. */
    boolean has(int offset, long length) {
        return offset + length <= end;
    }

    /** The word at an offset, which must be there. */
    long word(int offset) throws IOException {
        if (offset < windowStart || offset + Long.BYTES > windowStart + window.limit()) {
            load(offset);
        }
        return window.getLong(offset - windowStart);
    }

    /** A copy of bytes that must be there. */
    ByteBuffer bytes(int offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int known = Math.max(0, Math.min(length, windowStart + window.limit() - offset));
        if (offset >= windowStart && known == length) {
            window.get(offset - windowStart, bytes);
        } else {
            file.seek(offset);
            file.readFully(bytes);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void load(int offset) throws IOException {
        windowStart = offset;
        int length = Math.min(WINDOW, end - offset);
        file.seek(offset);
        file.readFully(window.array(), 0, length);
        window.limit(length);
    }
}
