package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the value that callers see of what the machine read: a finite tree, whose parts are shared by nobody, since
 * whoever stores, prints or compares it walks all of it. So these have no counterpart, though Python reads them:
 *
 * <ul>
 *   <li>what holds itself;
 *   <li>what is nested deeper than {@value #MAX_DEPTH} levels, as a key or in a set {@value #MAX_KEY_DEPTH}: each level
 *       there hashes all below it;
 *   <li>what outgrows its {@link Budget} when shared parts are written out: 30 lists that each hold the next one twice
 *       have a billion leaves;
 *   <li>keys that differ in Python and are equal in Java (two NaN), and more than {@value KeyGuard#MAX_COLLISIONS}
 *       compound keys of one hash code.
 * </ul>
 */
final class ValueTree {

    static final int MAX_DEPTH = 500;
    static final int MAX_KEY_DEPTH = 20;

    private static final int SLOT = 8;
    private static final int SCALAR = 24;
    private static final int LIST = 32;
    private static final int HASHED = 56;
    private static final int HASHED_ENTRY = 48;

    private final Budget budget;

    ValueTree(int pickleLength) {
        budget = new Budget(pickleLength);
    }

    @Nullable
    Object of(@Nullable Object root) throws NoCounterpartException {
        return value(root, MAX_DEPTH);
    }

    private @Nullable Object value(@Nullable Object node, int depth) throws NoCounterpartException {
        budget.spend(SLOT);
        if (node == null) {
            return null;
        }
        if (node instanceof PyContainer container) {
            return container(container, depth);
        }
        if (node instanceof PyArray array) {
            budget.spend(array.heapBytes());
            return array.toJava();
        }
        if (node instanceof PyBytes bytes) {
            budget.spend(SCALAR + bytes.length());
            return bytes.copy();
        }
        if (node instanceof Python2Text old) {
            budget.spend(SCALAR + 2L * old.bytes().length());
            return old.text();
        }
        if (node instanceof String text) {
            budget.spend(SCALAR + 2L * text.length());
            return text;
        }
        if (node instanceof BigInteger integer) {
            budget.spend(SCALAR + integer.bitLength() / Byte.SIZE);
            return integer;
        }
        if (node instanceof BigDecimal decimal) {
            budget.spend(SCALAR + decimal.unscaledValue().bitLength() / Byte.SIZE);
            return decimal;
        }
        budget.spend(SCALAR);
        return scalar(node);
    }

    private static Object scalar(Object node) throws NoCounterpartException {
        if (node instanceof Long
                || node instanceof Double
                || node instanceof Boolean
                || node instanceof Temporal
                || node instanceof Duration) {
            return node;
        }
        if (node instanceof Known known) {
            throw new NoCounterpartException(known.name());
        }
        if (node instanceof Stateful type) {
            throw new NoCounterpartException(type.className());
        }
        if (node instanceof ZoneOffset) {
            throw new NoCounterpartException("datetime.timezone");
        }
        throw new CodecException("a pickle cannot hold a " + node.getClass().getName());
    }

    private Object container(PyContainer container, int depth) throws NoCounterpartException {
        if (container.isBeingRead()) {
            throw new NoCounterpartException("a " + container.type() + " that holds itself");
        }
        if (depth == 0) {
            throw new NoCounterpartException("a " + container.type() + " nested too deep");
        }
        container.setBeingRead(true);
        Object value = switch (container.type()) {
            case LIST, TUPLE -> list(container.items(), depth - 1);
            case DICT, ORDERED_DICT -> map(container.items(), depth - 1);
            case SET -> set(container.items(), depth - 1);
        };
        container.setBeingRead(false);
        return value;
    }

    private List<@Nullable Object> list(List<@Nullable Object> items, int depth) throws NoCounterpartException {
        budget.spend(LIST);
        List<@Nullable Object> list = new ArrayList<>(items.size());
        for (Object item : items) {
            list.add(value(item, depth));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(List<@Nullable Object> items, int depth)
            throws NoCounterpartException {
        budget.spend(HASHED + (long) HASHED_ENTRY * items.size() / 2);
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        KeyGuard guard = new KeyGuard();
        for (int i = 0; i < items.size(); i += 2) {
            map.put(key(items.get(i), depth, guard), value(items.get(i + 1), depth));
            if (map.size() <= i / 2) {
                throw new NoCounterpartException("a dict with two equal keys");
            }
        }
        return map;
    }

    private Set<@Nullable Object> set(List<@Nullable Object> items, int depth) throws NoCounterpartException {
        budget.spend(HASHED + (long) HASHED_ENTRY * items.size());
        Set<@Nullable Object> set = new LinkedHashSet<>();
        KeyGuard guard = new KeyGuard();
        for (Object item : items) {
            if (!set.add(key(item, depth, guard))) {
                throw new NoCounterpartException("a set with two equal items");
            }
        }
        return set;
    }

    /** A key whose hash code is cheap: each level of it hashes all below. */
    private @Nullable Object key(@Nullable Object node, int depth, KeyGuard guard) throws NoCounterpartException {
        Object key = value(node, Math.min(depth, MAX_KEY_DEPTH));
        guard.check(key);
        return key;
    }
}
