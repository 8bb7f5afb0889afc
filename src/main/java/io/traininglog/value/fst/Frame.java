package io.traininglog.value.fst;

import io.traininglog.CodecException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The envelope of a payload. Nothing inside is looked at before the envelope has proved whole: a flipped bit, missing
 * or surplus bytes are a {@link CodecException}.
 *
 * <pre>
 * offset  bytes  meaning
 *      0      1  frame format, 1
 *      1      1  codec, which fixes the meaning of the payload: 1 is {@link Tag} over FST 3.0.3's stream encoding
 *      2      4  length of the payload, big-endian
 *      6      4  CRC-32C (RFC 3720) of bytes 0 to 5 and of the payload, big-endian
 *     10         payload
 * </pre>
 */
final class Frame {

    static final int HEADER = 10;

    private static final byte FORMAT = 1;
    private static final byte CODEC = 1;
    private static final int CHECKED_HEADER = 6;

    private Frame() {}

    static byte[] wrap(byte[] source, int length) {
        byte[] framed = new byte[Math.addExact(HEADER, length)];
        System.arraycopy(source, 0, framed, HEADER, length);
        ByteBuffer header = ByteBuffer.wrap(framed);
        header.put(FORMAT).put(CODEC).putInt(length);
        header.putInt(checksum(framed));
        return framed;
    }

    /** The payload, in an array of exactly its length: FST reads until the array ends, not until a limit. */
    static byte[] unwrap(byte[] framed) {
        if (framed.length < HEADER) {
            throw new CodecException("a stored object has " + framed.length + " bytes, less than its header");
        }
        ByteBuffer header = ByteBuffer.wrap(framed);
        byte format = header.get();
        byte codec = header.get();
        int length = header.getInt();
        if (length != framed.length - HEADER) {
            throw new CodecException("a stored object is cut or extended: it says " + length + " bytes and has "
                    + (framed.length - HEADER));
        }
        if (header.getInt() != checksum(framed)) {
            throw new CodecException("a stored object is damaged: its checksum does not match");
        }
        if (format != FORMAT || codec != CODEC) {
            throw new CodecException("a stored object is of format " + format + ", codec " + codec
                    + ", which this version of the library does not know. Use a newer library");
        }
        return Arrays.copyOfRange(framed, HEADER, framed.length);
    }

    private static int checksum(byte[] framed) {
        CRC32C crc = new CRC32C();
        crc.update(framed, 0, CHECKED_HEADER);
        crc.update(framed, HEADER, framed.length - HEADER);
        return (int) crc.getValue();
    }
}
