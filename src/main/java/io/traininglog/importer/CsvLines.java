package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stream line by line, each with its end: {@code \n}, {@code \r\n}, {@code \r} or none. */
final class CsvLines {

    /** What a line is, if it is not its text. */
    enum State {
        TEXT,
        TOO_LONG,
        NOT_UTF_8
    }

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[1 << 10];
    private int position;
    private int limit;
    private int length;
    private long bytes;
    private State state = State.TEXT;
    private String text = "";

    /**
     * Lines of a stream.
     *
     * @param longest a line of more bytes is passed over
     */
    CsvLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        length = 0;
        boolean isLong = false;
        boolean isAny = false;
        for (boolean isEnded = false; !isEnded && hasMore(); ) {
            isAny = true;
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            isEnded = end < limit;
            boolean isReturn = isEnded && buffer[end] == '\r';
            isLong |= !keep(isEnded ? end + 1 : end);
            if (isReturn && hasMore() && buffer[position] == '\n') {
                isLong |= !keep(position + 1);
            }
        }
        decode(isLong);
        return isAny;
    }

    private boolean hasMore() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(0, in.read(buffer));
        bytes += limit;
        return limit > 0;
    }

    /** Goes on to an end in the buffer; false if the line becomes too long. */
    private boolean keep(int end) {
        int from = position;
        int size = end - from;
        position = end;
        if (size > longest - length) {
            return false;
        }
        if (length + size > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(longest, Math.max(length + size, 2L * line.length)));
        }
        System.arraycopy(buffer, from, line, length, size);
        length += size;
        return true;
    }

    private void decode(boolean isLong) {
        text = "";
        if (isLong) {
            state = State.TOO_LONG;
            return;
        }
        try {
            text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
            state = State.TEXT;
        } catch (CharacterCodingException e) {
            state = State.NOT_UTF_8;
        }
    }

    State state() {
        return state;
    }

    /** The line with its end, if it is text. */
    String text() {
        return text;
    }

    /** How many bytes were read, of this line and perhaps of what follows. */
    long bytes() {
        return bytes;
    }
}
