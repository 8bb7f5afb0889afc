package io.traininglog.eventfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The records of a file, in their order: a length in 8 bytes, its checksum in 4, as many bytes of data, and their checksum
 * in 4, everything little-endian. What the file had when it was opened is read, and what a writer adds meanwhile is not.
 */
final class RecordReader implements Closeable {

    /** A larger record is an image or a graph, and is only checked: so much is held at once. */
    static final int LARGEST = 16 << 20;

    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int FOOT = Integer.BYTES;
    private static final int BUFFER = 1 << 16;

    private final SeekableByteChannel channel;
    private final long end;
    private final Damage damage;
    private final MaskedChecksum checksum = new MaskedChecksum();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] data = new byte[1 << 10];
    private int length;
    private long offset;
    private long position;

    RecordReader(Path file, Damage damage) throws IOException {
        this.channel = Files.newByteChannel(file);
        try {
            this.end = channel.size();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        this.damage = damage;
        buffer.limit(0);
    }

    /** Goes on at a place where a record begins. */
    void seek(long place) throws IOException {
        channel.position(place);
        position = place;
        buffer.limit(0);
    }

    /** Reads the next record that is whole; false if there is none. */
    boolean next() throws IOException {
        while (position < end) {
            offset = position;
            if (end - position < HEAD) {
                return torn("its first bytes are");
            }
            fill(HEAD);
            checksum.update(buffer.array(), buffer.position(), Long.BYTES);
            long size = buffer.getLong();
            if (buffer.getInt() != checksum.take()) {
                position = end;
                damage.found(
                        offset,
                        "a record's length does not match its checksum; where the next begins is not known, so that the"
                                + " rest of the file, " + (end - offset) + " bytes, is left out");
                return false;
            }
            position += HEAD;
            if (size < 0 || size > end - position - FOOT) {
                return torn("of " + Long.toUnsignedString(size) + " bytes and their checksum, " + (end - position)
                        + " are");
            }
            if (read(size)) {
                return true;
            }
        }
        return false;
    }

    /** A file that is being written ends like this too. */
    private boolean torn(String what) {
        position = end;
        damage.found(
                offset, "the last record is cut short: " + what + " there, as where a writer was killed or is at work");
        return false;
    }

    private boolean read(long size) throws IOException {
        boolean isHeld = size <= LARGEST;
        length = isHeld ? (int) size : 0;
        if (data.length < length) {
            data = new byte[Math.max(length, Math.min(LARGEST, 2 * data.length))];
        }
        for (long done = 0; done < size; ) {
            fill(1);
            int part = (int) Math.min(buffer.remaining(), size - done);
            checksum.update(buffer.array(), buffer.position(), part);
            if (isHeld) {
                buffer.get(data, (int) done, part);
            } else {
                buffer.position(buffer.position() + part);
            }
            done += part;
        }
        fill(FOOT);
        position += size + FOOT;
        if (buffer.getInt() != checksum.take()) {
            damage.found(offset, "a record of " + size + " bytes does not match its checksum; the next is read");
            return false;
        }
        if (!isHeld) {
            damage.found(offset, "a record of " + size + " bytes is larger than " + LARGEST + "; the next is read");
        }
        return isHeld;
    }

    /** Has at least so many bytes in the buffer. */
    private void fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            if (channel.read(buffer) < 0) {
                throw new IOException("it has become shorter while it was read: " + end + " bytes before");
            }
        }
        buffer.flip();
    }

    /** Holds the last record's data, until the next is read. */
    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    /** Where the last record begins. */
    long offset() {
        return offset;
    }

    /** Where the next record begins. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
