package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Python pickles of protocols 0 to 5, read without running anything. At every depth:
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Python</th><th>Java</th></tr>
 * <tr><td>None</td><td>null</td></tr>
 * <tr><td>bool</td><td>{@code Boolean}</td></tr>
 * <tr><td>int</td><td>{@code Long}; beyond 64 bits {@code BigInteger}</td></tr>
 * <tr><td>float</td><td>{@code Double}</td></tr>
 * <tr><td>str</td><td>{@code String}, lone surrogates included; a Python 2 {@code str} as UTF-8, or as Latin-1 where it
 *     is no UTF-8</td></tr>
 * <tr><td>bytes, bytearray</td><td>{@code byte[]}</td></tr>
 * <tr><td>list, tuple</td><td>{@code ArrayList}</td></tr>
 * <tr><td>dict, OrderedDict</td><td>{@code LinkedHashMap}, in order</td></tr>
 * <tr><td>set, frozenset</td><td>{@code LinkedHashSet}</td></tr>
 * <tr><td>datetime</td><td>{@code LocalDateTime}; with an offset {@code OffsetDateTime}</td></tr>
 * <tr><td>date, timedelta</td><td>{@code LocalDate}, {@code Duration}</td></tr>
 * <tr><td>time</td><td>{@code LocalTime}; with an offset {@code OffsetTime}</td></tr>
 * <tr><td>Decimal</td><td>{@code BigDecimal}</td></tr>
 * <tr><td>NumPy scalar</td><td>{@code Long}, {@code Double} or {@code Boolean}</td></tr>
 * <tr><td>NumPy array</td><td>primitive array of its shape: {@code int8} to {@code int64} as {@code byte} to {@code
 *     long}, {@code uint8} to {@code uint64} as {@code short}, {@code int}, {@code long}, {@code long}, {@code float16}
 *     as {@code float}; without dimensions as a scalar</td></tr>
 * </table>
 *
 * <p>A well-formed pickle of anything else comes back as a {@link PickledObject}: one that names a class or function
 * outside {@link KnownNames}, a persistent id, an extension code or an out-of-band buffer, or that holds a value without
 * an equal in Java. These are complex numbers, NumPy's text, structures, dates, objects and {@code longdouble}, unsigned
 * integers beyond {@code long}, integers and decimals beyond the bounds of {@link Numbers}, NaN, infinite and negative
 * zero decimals, and what {@link ValueTree} cannot make a finite tree of.
 *
 * <p>Thread-safe.
 */
public final class Pickles {

    private Pickles() {}

    /**
     * Reads one pickle. The result shares nothing with the bytes, and no two of its parts are the same mutable object.
     * Like Python it ignores what follows the pickle's end.
     *
     * @throws CodecException if the bytes are damaged
     */
    public static @Nullable Object decode(byte[] pickle) {
        try {
            PickleMachine machine = new PickleMachine(pickle);
            Object value = machine.run();
            Optional<String> stranger = machine.hasNoCounterpart();
            return stranger.isPresent()
                    ? new PickledObject(stranger.get(), pickle)
                    : new ValueTree(pickle.length).of(value);
        } catch (NoCounterpartException met) {
            return new PickledObject(met.name(), pickle);
        } catch (CodecException damaged) {
            throw damaged;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            throw new CodecException("a pickle of " + pickle.length + " bytes is damaged: " + failed, failed);
        }
    }
}
