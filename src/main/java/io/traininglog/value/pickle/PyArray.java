package io.traininglog.value.pickle;

import io.traininglog.value.npy.NdArray;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A NumPy array, or one of its scalars, which is an array without dimensions. */
final class PyArray implements Stateful {

    private static final long[] ONE = {1};

    private @Nullable NdArray array;
    private boolean isScalar;

    static PyArray of(PyDtype dtype, long[] shape, PyBytes elements, boolean columnMajor) {
        PyArray created = new PyArray();
        created.set(dtype, shape, elements, columnMajor);
        return created;
    }

    /** An array in C order whose axes are then reordered. */
    static PyArray transposed(PyDtype dtype, long[] stored, int[] axes, PyBytes elements) {
        PyArray created = new PyArray();
        created.array = NdArray.transposed(dtype.element(), stored, axes, buffer(dtype, elements));
        return created;
    }

    @Override
    public String className() {
        return "numpy.ndarray";
    }

    /** Version, shape, type, whether in Fortran order, elements. */
    @Override
    public void setState(Arguments state) throws NoCounterpartException {
        state.expectCount(5, 5);
        set(state.get(2, PyDtype.class), state.integers(1), state.bytes(4), state.truth(3));
    }

    private void set(PyDtype dtype, long[] shape, PyBytes elements, boolean columnMajor) {
        ByteBuffer bytes = buffer(dtype, elements);
        isScalar = shape.length == 0;
        if (isScalar) {
            array = NdArray.rowMajor(dtype.element(), ONE, bytes);
        } else {
            array = columnMajor
                    ? NdArray.columnMajor(dtype.element(), shape, bytes)
                    : NdArray.rowMajor(dtype.element(), shape, bytes);
        }
    }

    private static ByteBuffer buffer(PyDtype dtype, PyBytes elements) {
        return elements.buffer().order(dtype.order());
    }

    long heapBytes() {
        return array == null ? 0 : array.heapBytes();
    }

    /**
     * A primitive array, or a scalar as {@code Long}, {@code Double} or {@code Boolean}.
     *
     * @throws NoCounterpartException if it never got a state, or holds an unsigned integer beyond {@code long}
     */
    Object toJava() throws NoCounterpartException {
        if (array == null) {
            throw new NoCounterpartException(className());
        }
        Object java;
        try {
            java = array.toJava();
        } catch (ArithmeticException beyondLong) {
            throw new NoCounterpartException("numpy.uint64");
        }
        return isScalar ? adapted(Array.get(java, 0)) : java;
    }

    private static Object adapted(Object scalar) {
        if (scalar instanceof Float || scalar instanceof Double) {
            return ((Number) scalar).doubleValue();
        }
        return scalar instanceof Number number ? (Object) number.longValue() : scalar;
    }
}
