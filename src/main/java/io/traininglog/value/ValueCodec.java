package io.traininglog.value;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import io.traininglog.UnsupportedValueException;
import io.traininglog.value.fst.ObjectCodec;
import io.traininglog.value.npy.Npy;
import io.traininglog.value.pickle.Pickles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns what users put into cells and back. A value that comes back shares nothing with the one that was put.
 *
 * <p>Scalars need no codec; the object codec, which takes a while to load, is made with the first object. Safe for
 * threads.
 */
public final class ValueCodec {

    private final Map<Class<?>, ToDoubleFunction<Object>> scalars;
    private final Set<String> allowed;
    private volatile @Nullable ObjectCodec objects;

    /**
     * A codec.
     *
     * @param scalars what turns foreign scalars into numbers, by their class; subclasses included
     * @param allowed names of classes and packages whose objects may be stored
     */
    public ValueCodec(Map<Class<?>, ToDoubleFunction<Object>> scalars, Set<String> allowed) {
        this.scalars = new LinkedHashMap<>(scalars);
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * The stored form of a value.
     *
     * @throws UnsupportedValueException if it has none, or its class is not allowed
     */
    public Cell encode(@Nullable Object value) {
        if (value == null) {
            return Cell.Mark.NULL;
        } else if (value instanceof Double || value instanceof Float) {
            return new Cell.Real(((Number) value).doubleValue());
        } else if (isInteger(value)) {
            return new Cell.Int(((Number) value).longValue());
        } else if (value instanceof Boolean bool) {
            return new Cell.Bool(bool);
        } else if (value instanceof String text) {
            return new Cell.Text(text);
        } else if (value instanceof byte[] bytes) {
            return new Cell.Blob(Kind.BYTES, bytes.clone());
        } else if (value instanceof PickledObject pickled) {
            return new Cell.Blob(Kind.PICKLE, check(pickled));
        }
        ToDoubleFunction<Object> scalar = scalars.isEmpty() ? null : scalarOf(value);
        if (scalar != null) {
            return new Cell.Real(toDouble(scalar, value));
        } else if (Npy.canEncode(value)) {
            return new Cell.Blob(Kind.ARRAY, Npy.encode(value));
        }
        long[] integers = value instanceof List<?> list ? integers(list) : null;
        if (integers != null) {
            return new Cell.Blob(Kind.INTEGERS, Npy.encode(integers));
        }
        return new Cell.Blob(Kind.OBJECT, objects().encode(value));
    }

    /** Its bytes, if they come back as what they are. */
    private static byte[] check(PickledObject pickled) {
        byte[] bytes = pickled.bytes();
        try {
            if (Objects.equals(pickled, Pickles.decode(bytes))) {
                return bytes;
            }
        } catch (CodecException e) {
            throw new UnsupportedValueException(pickled + " holds no pickle: " + e.getMessage(), e);
        }
        throw new UnsupportedValueException(
                pickled + " holds a pickle of another class, which would come back as that; put its value instead");
    }

    private static boolean isInteger(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof AtomicInteger
                || value instanceof AtomicLong;
    }

    private @Nullable ToDoubleFunction<Object> scalarOf(Object value) {
        for (var scalar : scalars.entrySet()) {
            if (scalar.getKey().isInstance(value)) {
                return scalar.getValue();
            }
        }
        return null;
    }

    private static double toDouble(ToDoubleFunction<Object> scalar, Object value) {
        try {
            return scalar.applyAsDouble(value);
        } catch (RuntimeException e) {
            throw new UnsupportedValueException(
                    "the scalar adapter for " + value.getClass().getName() + " failed: " + e.getMessage(), e);
        }
    }

    /** The elements of a list of the JDK's that holds nothing but {@code Long}; null for any other. */
    private static long @Nullable [] integers(List<?> list) {
        if (!list.getClass().getName().startsWith("java.util.")) {
            return null;
        }
        Object[] elements = list.toArray();
        long[] integers = new long[elements.length];
        for (int i = 0; i < elements.length; i++) {
            if (!(elements[i] instanceof Long element)) {
                return null;
            }
            integers[i] = element;
        }
        return integers;
    }

    /**
     * The value that was put, a copy of its own.
     *
     * @throws CodecException if it is damaged, forged or not allowed
     */
    public @Nullable Object decode(Cell cell) {
        if (cell instanceof Cell.Real real) {
            return real.value();
        } else if (cell instanceof Cell.Int integer) {
            return integer.value();
        } else if (cell instanceof Cell.Text text) {
            return text.value();
        } else if (cell instanceof Cell.Bool bool) {
            return bool.value();
        } else if (cell instanceof Cell.Blob blob) {
            return decode(blob);
        } else if (cell instanceof Cell.Damaged damaged) {
            throw new CodecException(damaged.reason());
        }
        return null;
    }

    private @Nullable Object decode(Cell.Blob blob) {
        return switch (blob.kind()) {
            case BYTES -> blob.bytes().clone();
            case ARRAY -> Npy.decode(blob.bytes());
            case INTEGERS -> integers(blob.bytes());
            case PICKLE -> Pickles.decode(blob.bytes());
            case OBJECT -> objects().decode(blob.bytes());
            default -> throw new CodecException("a blob of kind " + blob.kind());
        };
    }

    /**
     * Checks that a blob is whole, without making what it stands for: of an object the checksum alone is looked at.
     *
     * @throws CodecException if it is damaged or forged
     */
    public static void verify(Cell.Blob blob) {
        switch (blob.kind()) {
            case BYTES -> {}
            case ARRAY -> Npy.decode(blob.bytes());
            case INTEGERS -> integers(blob.bytes());
            case PICKLE -> Pickles.decode(blob.bytes());
            case OBJECT -> ObjectCodec.verify(blob.bytes());
            default -> throw new CodecException("a blob of kind " + blob.kind());
        }
    }

    private static List<Long> integers(byte[] bytes) {
        if (!(Npy.decode(bytes) instanceof long[] integers)) {
            throw new CodecException("a list of integers is stored as another array");
        }
        List<Long> list = new ArrayList<>(integers.length);
        for (long integer : integers) {
            list.add(integer);
        }
        return list;
    }

    private ObjectCodec objects() {
        ObjectCodec made = objects;
        if (made == null) {
            synchronized (this) {
                made = objects;
                if (made == null) {
                    made = new ObjectCodec(allowed);
                    objects = made;
                }
            }
        }
        return made;
    }
}
