package io.traininglog.value.npy;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What an array holds: the bytes of one element as NumPy stores it, and the primitive type that it has in Java. */
public enum Element {
    BOOLEAN("b1", boolean.class),
    BYTE("i1", byte.class),
    SHORT("i2", short.class),
    CHAR("u2", char.class),
    INT("i4", int.class),
    LONG("i8", long.class),
    FLOAT("f4", float.class),
    DOUBLE("f8", double.class),

    // Java has none of these: they widen, and are read only.
    UNSIGNED_BYTE("u1", short.class),
    UNSIGNED_SHORT("u2", int.class),
    UNSIGNED_INT("u4", long.class),
    UNSIGNED_LONG("u8", long.class),
    HALF("f2", float.class);

    private final String code;
    private final int size;
    private final Class<?> type;

    Element(String code, Class<?> type) {
        this.code = code;
        this.size = code.charAt(1) - '0';
        this.type = type;
    }

    /** The element with this NumPy code whose Java type has the same values. */
    static Optional<Element> exact(String code) {
        return Arrays.stream(values())
                .filter(element -> element.compareTo(DOUBLE) <= 0 && element.code.equals(code))
                .findFirst();
    }

    /** The element with this NumPy code as a number: unsigned ones widen, 16-bit ones never become characters. */
    public static Optional<Element> number(String code) {
        return Arrays.stream(values())
                .filter(element -> element != CHAR && element.code.equals(code))
                .findFirst();
    }

    /** The element of Java arrays of this primitive type. */
    static Element of(Class<?> primitive) {
        return Arrays.stream(values())
                .filter(element -> element.type == primitive)
                .findFirst()
                .orElseThrow();
    }

    /** NumPy's code without the byte order: {@code f8}. */
    String code() {
        return code;
    }

    /** Bytes that one element takes in NumPy. */
    public int size() {
        return size;
    }

    Class<?> type() {
        return type;
    }

    /**
     * Reads the next {@code count} elements, in the buffer's byte order, as an array of the Java type.
     *
     * @throws ArithmeticException where an unsigned 64-bit integer does not fit {@code long}
     */
    Object read(ByteBuffer source, int count) {
        ByteBuffer bytes = source.slice(source.position(), count * size).order(source.order());
        source.position(source.position() + count * size);
        return switch (this) {
            case BOOLEAN -> {
                boolean[] booleans = new boolean[count];
                for (int i = 0; i < count; i++) {
                    booleans[i] = bytes.get(i) != 0;
                }
                yield booleans;
            }
            case BYTE -> {
                byte[] plain = new byte[count];
                bytes.get(plain);
                yield plain;
            }
            case SHORT -> {
                short[] shorts = new short[count];
                bytes.asShortBuffer().get(shorts);
                yield shorts;
            }
            case CHAR -> {
                char[] chars = new char[count];
                bytes.asCharBuffer().get(chars);
                yield chars;
            }
            case INT -> {
                int[] ints = new int[count];
                bytes.asIntBuffer().get(ints);
                yield ints;
            }
            case LONG -> {
                long[] longs = new long[count];
                bytes.asLongBuffer().get(longs);
                yield longs;
            }
            case FLOAT -> {
                float[] floats = new float[count];
                bytes.asFloatBuffer().get(floats);
                yield floats;
            }
            case DOUBLE -> {
                double[] doubles = new double[count];
                bytes.asDoubleBuffer().get(doubles);
                yield doubles;
            }
            case UNSIGNED_BYTE -> {
                short[] fromBytes = new short[count];
                for (int i = 0; i < count; i++) {
                    fromBytes[i] = (short) Byte.toUnsignedInt(bytes.get(i));
                }
                yield fromBytes;
            }
            case UNSIGNED_SHORT -> {
                int[] fromShorts = new int[count];
                for (int i = 0; i < count; i++) {
                    fromShorts[i] = bytes.getChar(2 * i);
                }
                yield fromShorts;
            }
            case UNSIGNED_INT -> {
                long[] fromInts = new long[count];
                for (int i = 0; i < count; i++) {
                    fromInts[i] = Integer.toUnsignedLong(bytes.getInt(4 * i));
                }
                yield fromInts;
            }
            case UNSIGNED_LONG -> unsignedLongs(bytes.asLongBuffer(), new long[count]);
            case HALF -> {
                float[] fromHalves = new float[count];
                for (int i = 0; i < count; i++) {
                    fromHalves[i] = HalfFloat.toFloat(bytes.getShort(2 * i));
                }
                yield fromHalves;
            }
        };
    }

    private static long[] unsignedLongs(LongBuffer source, long[] target) {
        source.get(target);
        for (long value : target) {
            if (value < 0) {
                throw new ArithmeticException(Long.toUnsignedString(value) + " does not fit a long");
            }
        }
        return target;
    }

    /** Writes a Java array of this element's type, in the buffer's byte order. */
    void write(Object array, ByteBuffer target) {
        int bytes = Array.getLength(array) * size;
        switch (this) {
            case BOOLEAN -> {
                int at = target.position();
                for (boolean value : (boolean[]) array) {
                    target.put(at++, value ? (byte) 1 : 0);
                }
            }
            case BYTE -> target.duplicate().put((byte[]) array);
            case SHORT -> target.asShortBuffer().put((short[]) array);
            case CHAR -> target.asCharBuffer().put((char[]) array);
            case INT -> target.asIntBuffer().put((int[]) array);
            case LONG -> target.asLongBuffer().put((long[]) array);
            case FLOAT -> target.asFloatBuffer().put((float[]) array);
            case DOUBLE -> target.asDoubleBuffer().put((double[]) array);
            case UNSIGNED_BYTE, UNSIGNED_SHORT, UNSIGNED_INT, UNSIGNED_LONG, HALF ->
                throw new UnsupportedOperationException(this + " is read only");
        }
        target.position(target.position() + bytes);
    }
}
