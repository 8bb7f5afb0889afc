package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a pickle. Whatever is read is first found to be there: a forged length allocates nothing. */
final class PickleInput extends InputStream {

    private final byte[] pickle;
    private final ByteBuffer source;

    PickleInput(byte[] pickle) {
        this.pickle = pickle;
        this.source = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** As the pickle library wants it; -1 at the end. */
    @Override
    public int read() {
        return source.hasRemaining() ? unsignedByte() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int available = Math.min(length, source.remaining());
        source.get(target, offset, available);
        return available == 0 && length > 0 ? -1 : available;
    }

    @Override
    public int available() {
        return source.remaining();
    }

    int position() {
        return source.position();
    }

    int unsignedByte() {
        return Byte.toUnsignedInt(need(1).get());
    }

    int unsignedShort() {
        return need(2).getChar();
    }

    int signedInt() {
        return need(4).getInt();
    }

    long unsignedInt() {
        return Integer.toUnsignedLong(signedInt());
    }

    /** A 64-bit length, which is unsigned; beyond {@code long} it is as absurd as a negative one. */
    long length() {
        return need(8).getLong();
    }

    PyBytes take(long length) {
        int from = need(length).position();
        source.position(from + (int) length);
        return new PyBytes(pickle, from, (int) length);
    }

    /** Up to the next line feed, which is read and left out. */
    PyBytes line() {
        int from = source.position();
        int end = from;
        while (end < pickle.length && pickle[end] != '\n') {
            end++;
        }
        need(end - from + 1L);
        source.position(end + 1);
        return new PyBytes(pickle, from, end - from);
    }

    ByteBuffer need(long length) {
        if (length < 0 || length > source.remaining()) {
            throw new CodecException("a pickle of " + pickle.length + " bytes ends where, at byte " + source.position()
                    + ", " + Long.toUnsignedString(length) + " more are due");
        }
        return source;
    }
}
