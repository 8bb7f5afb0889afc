package io.traininglog.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Any string, lone surrogates and U+0000 included: an int that holds its length in UTF-16 units and, in the lowest bit,
 * whether they take two bytes; then the units.
 */
final class TextForm {

    private TextForm() {}

    static long size(String text) {
        return Integer.BYTES + ((long) text.length() << (isWide(text) ? 1 : 0));
    }

    /** Of a text whose size has been checked. */
    static void write(ByteBuffer out, String text) {
        boolean wide = isWide(text);
        out.putInt(text.length() << 1 | (wide ? 1 : 0));
        if (!wide) {
            out.put(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        // Not by a charset: those replace lone surrogates
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }

    static String read(ByteBuffer in) throws MalformedRecordException {
        int head = in.getInt();
        int length = head >>> 1;
        boolean wide = (head & 1) != 0;
        if (length > in.remaining() >> (wide ? 1 : 0)) {
            throw new MalformedRecordException("a text of " + length + " units in " + in.remaining() + " bytes");
        }
        if (!wide) {
            byte[] units = new byte[length];
            in.get(units);
            return new String(units, StandardCharsets.ISO_8859_1);
        }
        char[] units = new char[length];
        for (int i = 0; i < length; i++) {
            units[i] = in.getChar();
        }
        return new String(units);
    }

    private static boolean isWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return true;
            }
        }
        return false;
    }
}
