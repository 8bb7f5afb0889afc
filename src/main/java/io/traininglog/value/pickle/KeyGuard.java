package io.traininglog.value.pickle;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps forged keys from turning one hash table into a list that is searched key by key. */
final class KeyGuard {

    static final int MAX_COLLISIONS = 1000;

    private final Map<Integer, Integer> collisions = new HashMap<>();
    private @Nullable Class<?> sorted;

    /**
     * Takes notice of the next key.
     *
     * @throws NoCounterpartException if more than {@value #MAX_COLLISIONS} share a hash code, of keys that Java's maps do
     *     not sort where hash codes collide
     */
    void check(@Nullable Object key) throws NoCounterpartException {
        if (key == null || isSorted(key)) {
            return;
        }
        if (collisions.merge(key.hashCode(), 1, Integer::sum) > MAX_COLLISIONS) {
            throw new NoCounterpartException("a dict or set with too many keys of one hash code");
        }
    }

    /** They sort only what is {@link Comparable} to its own class, and keys of one class among themselves. */
    private boolean isSorted(Object key) {
        boolean isComparable =
                key instanceof String || key instanceof Long || key instanceof Double || key instanceof BigInteger;
        if (isComparable && sorted == null) {
            sorted = key.getClass();
        }
        return key.getClass() == sorted;
    }
}
