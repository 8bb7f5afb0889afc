package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of bytes, however long they are, through one buffer. */
final class TextLines {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line;
    private int position;
    private int limit;
    private int length;
    private boolean isTooLong;
    private boolean isEnded;
    private long number;
    private long bytes;

    /**
     * Lines of a stream.
     *
     * @param longest more bytes of a line than these are not kept
     */
    TextLines(InputStream in, int longest) {
        this.in = in;
        this.line = new byte[longest];
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        length = 0;
        isTooLong = false;
        isEnded = false;
        boolean isAny = false;
        while (!isEnded && (position < limit || fill())) {
            isAny = true;
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            keep(start, position - start);
            if (position < limit) {
                position++;
                isEnded = true;
            }
        }
        number++;
        return isAny;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        bytes += limit;
        return limit > 0;
    }

    private void keep(int start, int size) {
        if (size > line.length - length) {
            isTooLong = true;
            return;
        }
        System.arraycopy(buffer, start, line, length, size);
        length += size;
    }

    /** This line's number, from 1. */
    long number() {
        return number;
    }

    /** How many bytes were read, of this line and perhaps of what follows. */
    long bytes() {
        return bytes;
    }

    /** Whether this line has more bytes than are kept. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Whether a line end follows; otherwise the file ends within this line. */
    boolean isEnded() {
        return isEnded;
    }

    /** This line without its end, a character a byte. */
    String text() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
