package io.traininglog.value.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Python's UTF-8 with {@code surrogatepass}: lone surrogates are written like any other character. */
final class Utf8 {

    private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /** The text, or empty if the bytes are none. */
    static Optional<String> decode(PyBytes bytes) {
        String text = new String(bytes.source(), bytes.from(), bytes.length(), StandardCharsets.UTF_8);
        // Java replaces what it cannot decode, lone surrogates included
        return text.indexOf('\ufffd') < 0 ? Optional.of(text) : strictly(bytes);
    }

    private static Optional<String> strictly(PyBytes bytes) {
        StringBuilder text = new StringBuilder(bytes.length());
        int at = 0;
        while (at < bytes.length()) {
            int first = bytes.at(at++);
            int more =
                    first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : -1;
            if (more < 0 || more > bytes.length() - at) {
                return Optional.empty();
            }
            int codePoint = more == 0 ? first : first & (0x3f >> more);
            for (int end = at + more; at < end; at++) {
                if ((bytes.at(at) & 0xc0) != 0x80) {
                    return Optional.empty();
                }
                codePoint = (codePoint << 6) | (bytes.at(at) & 0x3f);
            }
            if (codePoint < SMALLEST[more] || codePoint > Character.MAX_CODE_POINT) {
                return Optional.empty();
            }
            text.appendCodePoint(codePoint);
        }
        return Optional.of(text.toString());
    }
}
