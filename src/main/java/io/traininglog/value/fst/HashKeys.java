package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a hash table costs to fill: keys of one hash code are compared with each other, so a forged payload of a
 * megabyte could keep a reader busy for minutes. Writers are held to the same bound.
 */
final class HashKeys {

    static final int LIMIT = 1000;

    private HashKeys() {}

    /**
     * Refuses keys that the container could not tell apart when it is read: they came from one that goes by identity, or
     * were changed in it.
     *
     * @param stride the distance between keys: 1 in a set's elements, 2 in a map's entries
     */
    static void checkDistinct(Object container, @Nullable Object[] items, int stride) {
        Set<@Nullable Object> keys = emptyLike(container);
        for (int i = 0; i < items.length; i += stride) {
            if (!keys.add(items[i])) {
                throw new UnsupportedValueException("a set or map holds the key '" + items[i]
                        + "' twice: it goes by identity, or the key was changed in it. Put a HashSet or HashMap of it");
            }
        }
    }

    @SuppressWarnings("unchecked") // it compared these keys before
    private static Set<@Nullable Object> emptyLike(Object container) {
        if (container instanceof SortedSet<?> sorted) {
            return new TreeSet<>((Comparator<@Nullable Object>) sorted.comparator());
        } else if (container instanceof SortedMap<?, ?> sorted) {
            return new TreeSet<>((Comparator<@Nullable Object>) sorted.comparator());
        }
        return new HashSet<>();
    }

    /**
     * Refuses keys that collide too often.
     *
     * @param stride the distance between keys: 1 in a set's elements, 2 in a map's entries
     */
    static void check(@Nullable Object[] items, int stride) {
        int keys = items.length / stride;
        if (keys <= LIMIT) {
            return;
        }
        int[] hashes = new int[keys];
        for (int i = 0; i < keys; i++) {
            Object key = items[i * stride];
            hashes[i] = key == null ? 0 : key.hashCode();
        }
        Arrays.sort(hashes);
        for (int i = LIMIT; i < keys; i++) {
            if (hashes[i] == hashes[i - LIMIT]) {
                throw new UnsupportedValueException("more than " + LIMIT + " keys of a set or map have the hash code "
                        + hashes[i] + ": give their class a hashCode that spreads");
            }
        }
    }
}
