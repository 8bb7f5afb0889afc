package io.traininglog.value.npy;

import io.traininglog.CodecException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An array as NumPy lays it out: elements of one type in one stretch of bytes, a shape over them, and the order in
 * which the stored axes appear. Its bytes are not copied until {@link #toJava()}.
 *
 * <p>Construction checks everything that {@code toJava} relies on, so forged shapes allocate nothing: there are exactly
 * as many bytes as the shape needs, and at most {@value #FREE_ARRAYS} + {@value #ARRAYS_PER_BYTE} per byte Java arrays
 * to build ({@code new double[1_000_000][0]} has a million arrays and no byte at all).
 */
public final class NdArray {

    /** As many as a Java array may have. */
    static final int MAX_DIMENSIONS = 255;

    static final int FREE_ARRAYS = 1 << 16;
    static final int ARRAYS_PER_BYTE = 4;

    private final Element element;
    private final int[] stored;
    private final int[] axes;
    private final ByteBuffer bytes;

    private NdArray(Element element, long[] stored, int[] axes, ByteBuffer bytes) {
        this.element = element;
        this.stored = checkedDimensions(stored);
        this.axes = axes;
        this.bytes = bytes;
        long needed = byteCount(this.stored, element.size());
        if (needed != bytes.remaining()) {
            throw new CodecException("an array of shape " + Arrays.toString(stored) + " and " + element.size()
                    + " bytes an element cannot be " + bytes.remaining() + " bytes long");
        }
        if (!isBuildable(shape(), needed)) {
            throw new CodecException("an array of shape " + Arrays.toString(shape())
                    + " needs too many Java arrays for " + needed + " bytes of elements");
        }
    }

    /**
     * An array in C order: the last axis varies fastest.
     *
     * @param bytes the elements, from position to limit, in the buffer's byte order; not copied
     * @throws CodecException if shape and bytes do not go together
     */
    public static NdArray rowMajor(Element element, long[] shape, ByteBuffer bytes) {
        return new NdArray(element, shape, IntStream.range(0, shape.length).toArray(), bytes);
    }

    /** An array in Fortran order: the first axis varies fastest. Otherwise as {@link #rowMajor}. */
    public static NdArray columnMajor(Element element, long[] shape, ByteBuffer bytes) {
        int last = shape.length - 1;
        long[] stored = IntStream.rangeClosed(0, last)
                .mapToLong(axis -> shape[last - axis])
                .toArray();
        int[] axes = IntStream.rangeClosed(0, last).map(axis -> last - axis).toArray();
        return new NdArray(element, stored, axes, bytes);
    }

    /**
     * An array in C order whose axes are then reordered, as {@code numpy.transpose} does.
     *
     * @param axes for each axis of the result, the stored one that it is
     * @throws CodecException if {@code axes} is not a permutation, or shape and bytes do not go together
     */
    public static NdArray transposed(Element element, long[] stored, int[] axes, ByteBuffer bytes) {
        int[] sorted = axes.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, stored.length).toArray())) {
            throw new CodecException(
                    Arrays.toString(axes) + " is not an order of the axes of shape " + Arrays.toString(stored));
        }
        return new NdArray(element, stored, axes.clone(), bytes);
    }

    /** Bytes that all elements take, or -1 where a Java array cannot hold as many. */
    static long byteCount(int[] shape, int elementSize) {
        long count = elementSize;
        boolean tooMany = false;
        for (int length : shape) {
            if (length == 0) {
                return 0;
            }
            tooMany |= count > Integer.MAX_VALUE;
            count = tooMany ? count : count * length;
        }
        return tooMany || count > Integer.MAX_VALUE ? -1 : count;
    }

    /** Whether the number of Java arrays stays within its bound. */
    static boolean isBuildable(int[] shape, long byteCount) {
        long limit = FREE_ARRAYS + ARRAYS_PER_BYTE * byteCount;
        return arrayCount(shape, limit) <= limit;
    }

    /** How many Java arrays the shape takes; a number above {@code limit} where they are more than that. */
    private static long arrayCount(int[] shape, long limit) {
        long arrays = 1;
        long ofThisLevel = 1;
        for (int axis = 0; axis < shape.length - 1; axis++) {
            if (shape[axis] > limit / Math.max(ofThisLevel, 1)) {
                return limit + 1;
            }
            ofThisLevel *= shape[axis];
            arrays += ofThisLevel;
        }
        return arrays;
    }

    /** Bytes that {@link #toJava()} allocates, roughly: Java arrays have headers, and some elements widen. */
    public long heapBytes() {
        return 24 * arrayCount(shape(), Integer.MAX_VALUE) + 2L * bytes.remaining();
    }

    /**
     * A primitive array of the shape, with the elements' bits; a new one at every call.
     *
     * @throws ArithmeticException where an unsigned 64-bit integer does not fit {@code long}
     */
    public Object toJava() {
        int[] shape = shape();
        Class<?>[] types = new Class<?>[shape.length];
        Class<?> type = element.type();
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            type = type.arrayType();
            types[axis] = type;
        }
        return build(0, shape, types, inOrder());
    }

    private Object build(int axis, int[] shape, Class<?>[] types, ByteBuffer source) {
        if (axis == shape.length - 1) {
            return element.read(source, shape[axis]);
        }
        Object[] rows = (Object[]) Array.newInstance(types[axis + 1], shape[axis]);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = build(axis + 1, shape, types, source);
        }
        return rows;
    }

    private int[] shape() {
        return Arrays.stream(axes).map(axis -> stored[axis]).toArray();
    }

    private ByteBuffer inOrder() {
        boolean ordered = IntStream.range(0, axes.length).allMatch(axis -> axes[axis] == axis);
        ByteBuffer source = bytes.duplicate().order(bytes.order());
        return ordered || !bytes.hasRemaining() ? source : gathered(source);
    }

    /** The elements in the order of the result's axes. */
    private ByteBuffer gathered(ByteBuffer source) {
        int[] shape = shape();
        int[] strides = new int[axes.length];
        int stride = element.size();
        for (int axis = stored.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= stored[axis];
        }
        int[] steps = Arrays.stream(axes).map(axis -> strides[axis]).toArray();
        ByteBuffer target = ByteBuffer.allocate(source.remaining()).order(source.order());
        int[] index = new int[shape.length];
        int from = source.position();
        while (target.hasRemaining()) {
            copyElement(source, from, target);
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                from += steps[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                from -= steps[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return target.flip();
    }

    private void copyElement(ByteBuffer source, int from, ByteBuffer target) {
        switch (element.size()) {
            case 1 -> target.put(source.get(from));
            case 2 -> target.putShort(source.getShort(from));
            case 4 -> target.putInt(source.getInt(from));
            default -> target.putLong(source.getLong(from));
        }
    }

    private static int[] checkedDimensions(long[] shape) {
        if (shape.length == 0 || shape.length > MAX_DIMENSIONS) {
            throw new CodecException(
                    "an array has 1 to " + MAX_DIMENSIONS + " dimensions in Java, not " + shape.length);
        }
        for (long length : shape) {
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw new CodecException("no Java array has a dimension of " + length);
            }
        }
        return Arrays.stream(shape).mapToInt(length -> (int) length).toArray();
    }

    /** The byte order that NumPy's sign stands for; {@code |} and {@code =} are little-endian, the order of this format. */
    public static ByteOrder order(char sign) {
        return sign == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
