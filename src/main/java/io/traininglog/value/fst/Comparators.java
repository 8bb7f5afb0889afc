package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The comparators of sorted collections: the JDK's nameless ones by a code, which is part of the format; a user's own as
 * an object, where its class is allowed.
 */
final class Comparators {

    private static final int NATURAL = 0;
    private static final int REVERSE = 1;
    private static final int NATURAL_OBJECT = 2;
    private static final int IGNORING_CASE = 3;
    private static final int OWN = 4;

    private Comparators() {}

    static void write(GraphOutput out, @Nullable Comparator<?> comparator) throws IOException {
        int code = codeOf(comparator);
        out.writeByte(code);
        if (code == OWN && comparator != null) {
            if (comparator.getClass().getName().startsWith("java.")) {
                throw new UnsupportedValueException("a sorted collection's comparator, "
                        + comparator.getClass().getName()
                        + ", has no stored form: use a Serializable class of your own and allow it,"
                        + " or copy the collection into a LinkedHashMap or LinkedHashSet");
            }
            out.writeValue(comparator);
        }
    }

    private static int codeOf(@Nullable Comparator<?> comparator) {
        if (comparator == null) {
            return NATURAL;
        }
        if (comparator == Collections.reverseOrder()) {
            return REVERSE;
        }
        if (comparator == Comparator.naturalOrder()) {
            return NATURAL_OBJECT;
        }
        return comparator == String.CASE_INSENSITIVE_ORDER ? IGNORING_CASE : OWN;
    }

    @SuppressWarnings("unchecked")
    static @Nullable Comparator<Object> read(GraphInput in) throws Exception {
        return (Comparator<Object>)
                switch (in.readByte()) {
                    case NATURAL -> null;
                    case REVERSE -> Collections.reverseOrder();
                    case NATURAL_OBJECT -> (Comparator<?>) Comparator.naturalOrder();
                    case IGNORING_CASE -> String.CASE_INSENSITIVE_ORDER;
                    case OWN -> (Comparator<?>) in.readValue();
                    default -> throw Scalars.damaged("a comparator is unknown");
                };
    }
}
