package io.traininglog.value.fst;

import io.traininglog.CodecException;
import io.traininglog.TrainingLogException;
import io.traininglog.UnsupportedValueException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Objects as framed bytes and back, in a closed world: a value comes back equal to what was put, its class allowed and
 * its content checked on both ways.
 *
 * <p>Stored are: strings, boxed primitives, {@code BigInteger}, {@code BigDecimal}, {@code java.time} values, {@code
 * UUID}, {@code Date}, {@code BitSet}, {@code Optional}s, the lists, sets, maps and map entries of {@code java.util} and
 * copies of a log's own views, enums of the JDK, {@link io.traininglog.PickledObject}; arrays of any of these with their runtime class; and the enums,
 * records and Serializable classes that the allow-list names. {@link KnownClasses} says which collection comes back as
 * which. An object that a graph holds twice is one object again, cycles included.
 *
 * <p>Stored bytes are not trusted: whatever they are, {@link #decode} answers a value or throws a {@link CodecException}.
 * It allocates no more than a small multiple of their length, nests no deeper than {@link Depth#LIMIT} and makes no
 * instance of a class outside the world above.
 *
 * <p>A class of the user that has gained, lost or retyped a field since is an error, not a guess.
 *
 * <p>Safe for threads, and for calls from within a call (a {@code writeObject} that encodes).
 */
public final class ObjectCodec {

    private final World world;

    /**
     * A codec for the JDK's types and those.
     *
     * @param allowed names of classes, which cover nested ones, and of packages, which cover sub-packages
     * @throws IllegalArgumentException for a blank name and for one of the JDK's
     */
    public ObjectCodec(Collection<String> allowed) {
        world = new World(new AllowList(allowed));
    }

    /**
     * The framed bytes of a value.
     *
     * @throws UnsupportedValueException where something in the graph has no stored form or is not allowed; the message
     *     names its class and the remedy
     */
    public byte[] encode(@Nullable Object value) {
        try {
            GraphOutput out = new GraphOutput(world);
            out.writeValue(value);
            return Frame.wrap(out.getBuffer(), out.position());
        } catch (TrainingLogException e) {
            throw e; // refused, or the value is a view of a log that cannot be read
        } catch (StackOverflowError e) {
            throw new UnsupportedValueException("a value nests deeper than this thread's stack: store it flat", e);
        } catch (Throwable e) {
            rethrowUnlessOfTheValue(e);
            throw new UnsupportedValueException("a value cannot be stored: " + e, e);
        }
    }

    /**
     * The value of framed bytes.
     *
     * @param framed what {@link #encode} answered
     * @throws CodecException for any other bytes, and where a class is missing, has changed or is not allowed
     */
    public @Nullable Object decode(byte[] framed) {
        byte[] payload = Frame.unwrap(framed);
        try {
            GraphInput in = new GraphInput(world, payload);
            Object value = in.readValue();
            in.finish();
            return value;
        } catch (UnsupportedValueException e) {
            throw new CodecException("a stored object cannot be read: " + e.getMessage(), e);
        } catch (CodecException e) {
            throw e;
        } catch (Throwable e) {
            rethrowUnlessOfTheValue(e);
            throw new CodecException("a stored object is damaged, or its class refuses it: " + e, e);
        }
    }

    /**
     * Checks that framed bytes are whole, without looking at what they hold.
     *
     * @throws CodecException if they are not
     */
    public static void verify(byte[] framed) {
        Frame.unwrap(framed);
    }

    /** Too deep or too large is the value's fault; another failure of the machine is nobody's to swallow. */
    private static void rethrowUnlessOfTheValue(Throwable e) {
        if (e instanceof VirtualMachineError error
                && !(e instanceof StackOverflowError)
                && !(e instanceof OutOfMemoryError)) {
            throw error;
        }
    }
}
