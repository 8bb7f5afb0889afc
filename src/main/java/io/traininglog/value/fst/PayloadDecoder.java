package io.traininglog.value.fst;

import io.traininglog.CodecException;
import java.io.IOException;
import org.nustaq.serialization.FSTConfiguration;
import org.nustaq.serialization.coders.FSTStreamDecoder;

/**
 * Reads FST's encodings from a payload that is not trusted: nothing is allocated on the word of a length that the
 * payload cannot hold.
 */
final class PayloadDecoder extends FSTStreamDecoder {

    /** A char takes one byte, or three of which the first is this. */
    private static final int WIDE = 255;

    PayloadDecoder(FSTConfiguration configuration) {
        super(configuration);
    }

    int remaining() {
        return getBuffer().length - getInputPos();
    }

    /** FST's own grows a buffer of six times the length that it read, checked by nothing. */
    @Override
    public String readStringUTF() throws IOException {
        int length = readLength(1);
        byte[] bytes = getBuffer();
        int position = getInputPos();
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            int head = bytes[position++] & 0xff;
            if (head == WIDE) {
                head = (bytes[position++] & 0xff) | (bytes[position++] & 0xff) << 8;
            }
            chars[i] = (char) head;
        }
        moveTo(position);
        return new String(chars);
    }

    @Override
    public String readStringAsc() throws IOException {
        throw new CodecException("a stored object is damaged: it holds FST's short names");
    }

    /** A number of items of at least that many bytes each. */
    int readLength(int leastBytes) throws IOException {
        int length = readFInt();
        if (length < 0 || (long) length * leastBytes > remaining()) {
            throw new CodecException("a stored object is damaged: it says " + length + " items where " + remaining()
                    + " bytes are left");
        }
        return length;
    }
}
