package io.traininglog.value.npy;

import io.traininglog.CodecException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Primitive arrays as NumPy's {@code .npy} bytes: {@code numpy.load} reads them. Type, shape and the bits of every
 * element come back. {@code char} is stored as {@code uint16}, and a {@code uint16} comes back as {@code char}.
 *
 * <p>The format is NumPy's NEP 1, with the specification in {@code numpy/lib/format.py}: a magic number, a version, the
 * length of a header, the {@linkplain NpyHeader header}, padded with spaces so that the elements start at a multiple of
 * 64, then the elements. Version 1.0, little-endian and in C order is written; versions 1.0 to 3.0, both byte orders
 * and Fortran order are read.
 *
 * <p>Bytes that were damaged or forged give a {@link CodecException} before anything in proportion to what they claim
 * is allocated; {@link NdArray} states the bounds.
 *
 * <p>Thread-safe.
 */
public final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    /** Magic, version and the two bytes of the header's length. */
    private static final int PREFIX = 10;

    /** NumPy refuses longer headers too; 255 dimensions take less than a third. */
    private static final int MAX_HEADER = 10_000;

    private static final int MAX_BYTES = Integer.MAX_VALUE - 8 - MAX_HEADER;

    private Npy() {}

    /**
     * Whether the value is an array that {@link #encode} takes: of a primitive type, rectangular, with no row null, not
     * larger than a {@code byte[]}, and with no more rows than {@link NdArray} allows for its elements (a million empty
     * rows are refused). A {@code byte[]} is none: it has a storage class of its own.
     */
    public static boolean canEncode(@Nullable Object value) {
        return value != null && shapeOf(value) != null;
    }

    /**
     * The array in {@code .npy} form.
     *
     * @throws IllegalArgumentException unless {@link #canEncode}
     */
    public static byte[] encode(Object array) {
        int[] shape = shapeOf(array);
        if (shape == null) {
            throw new IllegalArgumentException("not a rectangular array of a primitive type: "
                    + array.getClass().getTypeName());
        }
        Element element = Element.of(leafType(array.getClass()));
        String descr = (element.size() == 1 ? "|" : "<") + element.code();
        String dictionary =
                new NpyHeader(descr, false, Arrays.stream(shape).asLongStream().toArray()).toString();
        int unpadded = PREFIX + dictionary.length() + 1;
        int start = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String header = dictionary + " ".repeat(start - unpadded) + "\n";

        ByteBuffer target = ByteBuffer.allocate(start + (int) NdArray.byteCount(shape, element.size()))
                .order(ByteOrder.LITTLE_ENDIAN);
        target.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
        target.put(header.getBytes(StandardCharsets.US_ASCII));
        write(array, shape.length, element, target);
        return target.array();
    }

    /**
     * The array that {@link #encode} or {@code numpy.save} wrote.
     *
     * @throws CodecException if the bytes are damaged, or an array of another type than those that {@code encode} takes
     */
    public static Object decode(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        NpyHeader header = NpyHeader.parse(headerText(source));
        String descr = header.descr();
        Element element = descr.length() == 3 && "<>|=".indexOf(descr.charAt(0)) >= 0
                ? Element.exact(descr.substring(1)).orElse(null)
                : null;
        if (element == null) {
            throw new CodecException("a .npy array of dtype '" + descr + "' has no counterpart in Java");
        }
        source.order(NdArray.order(descr.charAt(0)));
        NdArray array = header.columnMajor()
                ? NdArray.columnMajor(element, header.shape(), source)
                : NdArray.rowMajor(element, header.shape(), source);
        return array.toJava();
    }

    private static String headerText(ByteBuffer source) {
        if (source.remaining() < PREFIX || !source.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new CodecException(
                    source.remaining() + " bytes that do not begin as a .npy file does were stored as an array");
        }
        int version = source.get(6);
        if (version < 1 || version > 3 || source.get(7) != 0) {
            throw new CodecException(".npy version " + version + "." + source.get(7)
                    + " met a library that knows versions 1.0 to 3.0. Use a newer library.");
        }
        boolean wide = version > 1 && source.remaining() >= PREFIX + 2;
        long length = wide ? Integer.toUnsignedLong(source.getInt(8)) : source.getChar(8);
        source.position(wide ? PREFIX + 2 : PREFIX);
        if (length > Math.min(source.remaining(), MAX_HEADER)) {
            throw new CodecException("a .npy header of " + length + " bytes met " + source.remaining() + " bytes");
        }
        byte[] header = new byte[(int) length];
        source.get(header);
        return new String(header, StandardCharsets.ISO_8859_1);
    }

    private static void write(Object array, int dimensions, Element element, ByteBuffer target) {
        if (dimensions == 1) {
            element.write(array, target);
            return;
        }
        for (Object row : (Object[]) array) {
            write(row, dimensions - 1, element, target);
        }
    }

    private static int @Nullable [] shapeOf(Object value) {
        int[] shape = new int[dimensions(value.getClass())];
        Class<?> leaf = leafType(value.getClass());
        if (shape.length == 0 || !leaf.isPrimitive() || value instanceof byte[]) {
            return null;
        }
        Object level = value;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = level == null ? 0 : Array.getLength(level);
            level = level instanceof Object[] rows && rows.length > 0 ? rows[0] : null;
        }
        long bytes = NdArray.byteCount(shape, Element.of(leaf).size());
        boolean fits = bytes >= 0 && bytes <= MAX_BYTES && NdArray.isBuildable(shape, bytes);
        return fits && isRectangular(value, shape, 0) ? shape : null;
    }

    private static boolean isRectangular(@Nullable Object level, int[] shape, int axis) {
        if (level == null || Array.getLength(level) != shape[axis]) {
            return false;
        }
        if (level instanceof Object[] rows) {
            for (Object row : rows) {
                if (!isRectangular(row, shape, axis + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int dimensions(Class<?> type) {
        return type.isArray() ? 1 + dimensions(type.getComponentType()) : 0;
    }

    private static Class<?> leafType(Class<?> type) {
        return type.isArray() ? leafType(type.getComponentType()) : type;
    }
}
