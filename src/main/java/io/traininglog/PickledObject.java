package io.traininglog;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * An object that Python's Blocks pickled and that has no counterpart here: the name of its class and its original
 * bytes, untouched. Nothing of it was run. Put into a log it is stored as those bytes again.
 *
 * <p>Immutable and safe for threads.
 */
public final class PickledObject implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String className;
    private final byte[] bytes;

    /**
     * @param className what {@link #className} answers
     * @param bytes the whole pickle; copied
     */
    public PickledObject(String className, byte[] bytes) {
        this.className = Objects.requireNonNull(className, "className");
        this.bytes = bytes.clone();
    }

    /**
     * The first class or function that the pickle names and that has no counterpart here, as {@code module.name}; or, of a
     * pickle that has none for another reason, that reason in words, such as {@code persistent id}.
     */
    public String className() {
        return className;
    }

    /** A copy of the pickle, which Python's {@code pickle.loads} reads, running whatever it names. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PickledObject that
                && className.equals(that.className)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * className.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "PickledObject[" + className + ", " + bytes.length + " bytes]";
    }
}
