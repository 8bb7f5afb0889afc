package io.traininglog.value.pickle;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, each asked for as what it should be; a call with others has no counterpart here. */
record Arguments(String function, List<@Nullable Object> items) {

    int count() {
        return items.size();
    }

    private @Nullable Object at(int index) {
        return index < count() ? items.get(index) : null;
    }

    NoCounterpartException unsupported() {
        return new NoCounterpartException(function);
    }

    void expectCount(int least, int most) throws NoCounterpartException {
        if (count() < least || count() > most) {
            throw unsupported();
        }
    }

    boolean isNone(int index) {
        return at(index) == null;
    }

    <T> T get(int index, Class<T> type) throws NoCounterpartException {
        Object item = at(index);
        if (!type.isInstance(item)) {
            throw unsupported();
        }
        return type.cast(item);
    }

    boolean isBytes(int index) {
        Object item = at(index);
        return item instanceof PyBytes || item instanceof Python2Text;
    }

    PyBytes bytes(int index) throws NoCounterpartException {
        return at(index) instanceof Python2Text old ? old.bytes() : get(index, PyBytes.class);
    }

    String text(int index) throws NoCounterpartException {
        return at(index) instanceof Python2Text old ? old.text() : get(index, String.class);
    }

    long integer(int index) throws NoCounterpartException {
        return get(index, Long.class);
    }

    /** A truth value, for which Python 2 often wrote a number. */
    boolean truth(int index) throws NoCounterpartException {
        return at(index) instanceof Long number ? number != 0 : get(index, Boolean.class);
    }

    /** A tuple of lengths. */
    long[] integers(int index) throws NoCounterpartException {
        PyContainer tuple = get(index, PyContainer.class);
        if (tuple.type() != ContainerType.TUPLE) {
            throw unsupported();
        }
        long[] integers = new long[tuple.items().size()];
        for (int i = 0; i < integers.length; i++) {
            Object item = tuple.items().get(i);
            if (item instanceof Long integer) {
                integers[i] = integer;
            } else if (item instanceof BigInteger absurd) {
                integers[i] = absurd.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            } else {
                throw unsupported();
            }
        }
        return integers;
    }
}
