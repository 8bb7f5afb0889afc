package io.traininglog.value.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stretch of bytes, uncopied: a pickle's array costs nothing until it is a value. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PyBytes(byte[] source, int from, int length) {

    static PyBytes of(byte[] bytes) {
        return new PyBytes(bytes, 0, bytes.length);
    }

    int at(int index) {
        return Byte.toUnsignedInt(source[from + index]);
    }

    /** The byte at an index from the end: 1 is the last. */
    int fromEnd(int index) {
        return at(length - index);
    }

    PyBytes part(int begin, int end) {
        return new PyBytes(source, from + begin, end - begin);
    }

    byte[] copy() {
        return Arrays.copyOfRange(source, from, from + length);
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(source, from, length);
    }

    String latin1() {
        return new String(source, from, length, StandardCharsets.ISO_8859_1);
    }
}
