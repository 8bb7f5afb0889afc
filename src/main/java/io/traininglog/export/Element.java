package io.traininglog.export;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What an array of primitives holds, and how NumPy writes it. */
enum Element {
    BOOLEAN(boolean.class, "|b1", 1),
    BYTE(byte.class, "|i1", 1),
    SHORT(short.class, "<i2", 2),
    CHAR(char.class, "<u2", 2),
    INT(int.class, "<i4", 4),
    LONG(long.class, "<i8", 8),
    FLOAT(float.class, "<f4", 4),
    DOUBLE(double.class, "<f8", 8);

    private final Class<?> type;
    private final String descr;
    private final int size;

    Element(Class<?> type, String descr, int size) {
        this.type = type;
        this.descr = descr;
        this.size = size;
    }

    static Element of(Class<?> primitive) {
        return Arrays.stream(values())
                .filter(element -> element.type == primitive)
                .findFirst()
                .orElseThrow();
    }

    /** NumPy's name of it, with its byte order. */
    String descr() {
        return descr;
    }

    /** Bytes that one takes. */
    int size() {
        return size;
    }

    /** The bytes of an array of these. */
    byte[] bytes(Object array) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Array.getLength(array), size))
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (this) {
            case BOOLEAN -> {
                for (boolean value : (boolean[]) array) {
                    bytes.put(value ? (byte) 1 : 0);
                }
            }
            case BYTE -> bytes.put((byte[]) array);
            case SHORT -> bytes.asShortBuffer().put((short[]) array);
            case CHAR -> bytes.asCharBuffer().put((char[]) array);
            case INT -> bytes.asIntBuffer().put((int[]) array);
            case LONG -> bytes.asLongBuffer().put((long[]) array);
            case FLOAT -> bytes.asFloatBuffer().put((float[]) array);
            case DOUBLE -> bytes.asDoubleBuffer().put((double[]) array);
        }
        return bytes.array();
    }

    /** Fills an array of these with what {@link #bytes} answered. */
    void fill(Object array, byte[] from) {
        ByteBuffer bytes = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
        switch (this) {
            case BOOLEAN -> {
                boolean[] booleans = (boolean[]) array;
                for (int i = 0; i < booleans.length; i++) {
                    booleans[i] = bytes.get() != 0;
                }
            }
            case BYTE -> bytes.get((byte[]) array);
            case SHORT -> bytes.asShortBuffer().get((short[]) array);
            case CHAR -> bytes.asCharBuffer().get((char[]) array);
            case INT -> bytes.asIntBuffer().get((int[]) array);
            case LONG -> bytes.asLongBuffer().get((long[]) array);
            case FLOAT -> bytes.asFloatBuffer().get((float[]) array);
            case DOUBLE -> bytes.asDoubleBuffer().get((double[]) array);
        }
    }
}
