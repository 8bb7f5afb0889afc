package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Calls by which Python's own types are written where a protocol has no operation for them. */
final class Builtins {

    private Builtins() {}

    static PyContainer set(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(0, 1);
        if (arguments.count() == 0) {
            return new PyContainer(ContainerType.SET);
        }
        PyContainer items = arguments.get(0, PyContainer.class);
        if (items.isDict()) {
            throw arguments.unsupported();
        }
        return new PyContainer(ContainerType.SET, items.items());
    }

    /** {@code bytearray()}, {@code bytearray(bytes)}, {@code bytearray(text, 'latin-1')}; likewise {@code bytes}. */
    static PyBytes bytes(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(0, 2);
        return switch (arguments.count()) {
            case 0 -> PyBytes.of(new byte[0]);
            case 1 -> arguments.bytes(0);
            default -> encode(arguments);
        };
    }

    /** How bytes are written in protocols that have only text: each byte a character. */
    static PyBytes encode(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(2, 2);
        String text = arguments.text(0);
        String encoding = arguments.text(1).toLowerCase(Locale.ROOT).replace("-", "");
        if (!encoding.equals("latin1")) {
            throw arguments.unsupported();
        }
        if (text.chars().anyMatch(unit -> unit > 0xff)) {
            throw new CodecException("pickled bytes hold a character that is no byte");
        }
        return PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Empty, to be filled later, or of the list of pairs that Python 2 wrote. */
    static PyContainer orderedDict(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(0, 1);
        PyContainer dict = new PyContainer(ContainerType.ORDERED_DICT);
        if (arguments.count() == 0) {
            return dict;
        }
        PyContainer pairs = arguments.get(0, PyContainer.class);
        for (Object item : pairs.items()) {
            if (!(item instanceof PyContainer pair) || pair.items().size() != 2 || pair.type() == ContainerType.SET) {
                throw arguments.unsupported();
            }
            dict.addAll(pair.items());
        }
        return dict;
    }

    static BigDecimal decimal(Arguments arguments) throws NoCounterpartException {
        arguments.expectCount(1, 1);
        return Numbers.decimal(arguments.text(0));
    }
}
