package io.traininglog.value.pickle;

import io.traininglog.value.npy.Element;
import io.traininglog.value.npy.NdArray;
import java.nio.ByteOrder;

/** The type of a NumPy array's elements. */
final class PyDtype implements Stateful {

    private final Element element;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private PyDtype(Element element) {
        this.element = element;
    }

    /**
     * @param code as in {@code numpy.dtype('f8')}
     * @throws NoCounterpartException for complex numbers, text, objects, structures, dates and the like
     */
    static PyDtype of(String code) throws NoCounterpartException {
        Element element = Element.number(code).orElse(null);
        if (element == null) {
            throw new NoCounterpartException("numpy.dtype[" + code.substring(0, Math.min(code.length(), 20)) + "]");
        }
        return new PyDtype(element);
    }

    Element element() {
        return element;
    }

    ByteOrder order() {
        return order;
    }

    @Override
    public String className() {
        return "numpy.dtype";
    }

    /** Version, byte order, then what only structures have, size, alignment, flags; perhaps metadata. */
    @Override
    public void setState(Arguments state) throws NoCounterpartException {
        String sign = state.text(1);
        boolean isPlain = state.isNone(2) && state.isNone(3) && state.isNone(4) && state.isNone(8);
        if (!isPlain || sign.length() != 1 || "<>|=".indexOf(sign.charAt(0)) < 0) {
            throw state.unsupported();
        }
        order = NdArray.order(sign.charAt(0));
    }
}
