package io.traininglog.value.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls by which NumPy's arrays, scalars and types are written. */
final class Numpy {

    private Numpy() {}

    /** {@code dtype('f8', False, True)}; its byte order comes with its state. */
    static PyDtype dtype(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 3);
        return PyDtype.of(arguments.text(0));
    }

    /** {@code _reconstruct(ndarray, (0,), b'b')}; everything comes with its state. */
    static PyArray reconstruct(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(3, 3);
        if (!arguments.get(0, Known.class).name().equals("numpy.ndarray")) {
            throw arguments.unsupported();
        }
        return new PyArray();
    }

    /** {@code scalar(dtype, bytes)}. */
    static @Nullable Object scalar(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(2, 2);
        return PyArray.of(arguments.get(0, PyDtype.class), new long[0], arguments.bytes(1), false)
                .toJava();
    }

    /** {@code _frombuffer(bytes, dtype, shape, order)}, where an order of {@code 'K'} goes with one of the axes. */
    static PyArray fromBuffer(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(4, 5);
        PyBytes elements = arguments.bytes(0);
        PyDtype dtype = arguments.get(1, PyDtype.class);
        long[] shape = arguments.integers(2);
        String order = arguments.text(3);
        if (order.equals("K") && !arguments.isNone(4)) {
            int[] axes = Arrays.stream(arguments.integers(4))
                    .mapToInt(axis -> (int) Math.max(-1, Math.min(axis, Integer.MAX_VALUE)))
                    .toArray();
            return PyArray.transposed(dtype, shape, axes, elements);
        }
        if (!order.equals("C") && !order.equals("F")) {
            throw arguments.unsupported();
        }
        return PyArray.of(dtype, shape, elements, order.equals("F"));
    }
}
