package io.traininglog.value.fst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Elements and entries on their way: a snapshot's number, then each of them. */
final class Elements {

    private Elements() {}

    static void write(GraphOutput out, Collection<?> collection) throws IOException {
        writeAll(out, collection.toArray());
    }

    /** Elements that are hashed or compared. */
    static void writeKeys(GraphOutput out, Collection<?> set) throws IOException {
        // While others change it, its iterator may come to an element twice
        boolean mayRepeat = set instanceof ConcurrentHashMap.KeySetView;
        Object[] elements = mayRepeat ? new LinkedHashSet<>(set).toArray() : set.toArray();
        HashKeys.check(elements, 1);
        HashKeys.checkDistinct(set, elements, 1);
        boolean before = out.inKey(true);
        writeAll(out, elements);
        out.inKey(before);
    }

    private static void writeAll(GraphOutput out, @Nullable Object[] elements) throws IOException {
        out.writeInt(elements.length);
        for (Object element : elements) {
            out.writeValue(element);
        }
    }

    /** Entries whose keys are hashed or compared. */
    static void writeEntries(GraphOutput out, Map<?, ?> map) throws IOException {
        // While others change it, its iterator may come to a key twice
        boolean mayRepeat = map instanceof ConcurrentMap;
        @Nullable Object[] entries = entriesOf(mayRepeat ? new LinkedHashMap<>(map) : map);
        HashKeys.check(entries, 2);
        HashKeys.checkDistinct(map, entries, 2);
        out.writeInt(entries.length);
        for (int i = 0; i < entries.length; i += 2) {
            boolean before = out.inKey(true);
            out.writeValue(entries[i]);
            out.inKey(before);
            out.writeValue(entries[i + 1]);
        }
    }

    private static @Nullable Object[] entriesOf(Map<?, ?> map) {
        List<@Nullable Object> entries = new ArrayList<>(2 * map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entries.add(entry.getKey());
            entries.add(entry.getValue());
        }
        return entries.toArray();
    }

    static @Nullable Object[] read(GraphInput in) throws Exception {
        @Nullable Object[] elements = new @Nullable Object[in.readCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = in.readValue();
        }
        return elements;
    }

    static void readKeysInto(GraphInput in, Collection<@Nullable Object> set) throws Exception {
        boolean before = in.inKey(true);
        @Nullable Object[] elements = read(in);
        in.inKey(before);
        HashKeys.check(elements, 1);
        for (Object element : elements) {
            if (!set.add(element)) {
                throw Scalars.damaged("a set holds an element twice");
            }
        }
    }

    static void readEntriesInto(GraphInput in, Map<@Nullable Object, @Nullable Object> map) throws Exception {
        int length = in.readCount();
        @Nullable Object[] entries = new @Nullable Object[length];
        for (int i = 0; i < length; i++) {
            boolean before = in.inKey(i % 2 == 0 || in.isInKey());
            entries[i] = in.readValue();
            in.inKey(before);
        }
        if (length % 2 != 0) {
            throw Scalars.damaged("a map has a key without a value");
        }
        HashKeys.check(entries, 2);
        for (int i = 0; i < length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        if (map.size() != length / 2) {
            throw Scalars.damaged("a map holds a key twice");
        }
    }
}
