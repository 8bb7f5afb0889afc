package io.traininglog.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Strings that SQL text cannot hold, as their UTF-16 units in little-endian order. */
final class Utf16 {

    private Utf16() {}

    /** Whether text would lose something of the string: U+0000 ends it for many readers, lone surrogates become '?'. */
    static boolean isNeededFor(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return true;
            } else if (Character.isSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(unit, text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Not by a charset: those replace lone surrogates. */
    static byte[] encode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    static String decode(byte[] units) {
        return ByteBuffer.wrap(units)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .toString();
    }
}
