package io.traininglog.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type and shape of a rectangular array of primitives. Its elements as bytes are as NumPy has them: little-endian and
 * the last axis fastest.
 *
 * @param shape how long each axis is
 */
record PrimitiveArray(Class<?> type, Element element, List<Integer> shape) {

    /** NumPy takes 32 axes, and one more is that of the times. */
    private static final int MOST_AXES = 31;

    /** Whether this is an array, or one of arrays, of primitives. */
    static boolean is(Object value) {
        return value.getClass().isArray() && elementOf(value.getClass()).isPrimitive();
    }

    private static Class<?> elementOf(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** An array's type and shape; null if it is ragged, or has more axes than NumPy takes. */
    static @Nullable PrimitiveArray of(Object array) {
        List<Integer> shape = new ArrayList<>();
        Object part = array;
        for (Class<?> type = array.getClass(); type.isArray(); type = type.getComponentType()) {
            int length = part == null ? 0 : Array.getLength(part);
            shape.add(length);
            part = part instanceof Object[] parts && length > 0 ? parts[0] : null;
        }
        return shape.size() <= MOST_AXES && hasShape(array, shape)
                ? new PrimitiveArray(array.getClass(), Element.of(elementOf(array.getClass())), List.copyOf(shape))
                : null;
    }

    private static boolean hasShape(@Nullable Object array, List<Integer> shape) {
        if (array == null || Array.getLength(array) != shape.get(0)) {
            return false;
        }
        if (array instanceof Object[] parts) {
            List<Integer> rest = shape.subList(1, shape.size());
            for (Object part : parts) {
                if (!hasShape(part, rest)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** NumPy's name of the element type. Bytes alone are a log's own, not numbers that happen to be small. */
    String descr() {
        return type == byte[].class ? "|u1" : element.descr();
    }

    /** Writes the elements of an array of this type and shape. */
    void write(Object array, OutputStream out) throws IOException {
        if (array instanceof Object[] parts) {
            for (Object part : parts) {
                write(part, out);
            }
        } else {
            out.write(element.bytes(array));
        }
    }

    /** Reads what {@link #write} wrote. */
    Object read(InputStream in) throws IOException {
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        Object array = Array.newInstance(elementOf(type), lengths);
        fill(array, in);
        return array;
    }

    private void fill(Object array, InputStream in) throws IOException {
        if (array instanceof Object[] parts) {
            for (Object part : parts) {
                fill(part, in);
            }
        } else {
            element.fill(array, in.readNBytes(Array.getLength(array) * element.size()));
        }
    }
}
