package io.traininglog.value.pickle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds other objects while a pickle is read. It may come to hold itself. */
final class PyContainer {

    private static final long SLOT = 8;

    private final ContainerType type;

    /** One byte of a pickle makes an empty container, so an empty one stays small. */
    private List<@Nullable Object> items = List.of();

    private boolean beingRead;

    PyContainer(ContainerType type) {
        this.type = type;
    }

    PyContainer(ContainerType type, Collection<? extends @Nullable Object> items) {
        this(type);
        addAll(items);
    }

    ContainerType type() {
        return type;
    }

    boolean isDict() {
        return type == ContainerType.DICT || type == ContainerType.ORDERED_DICT;
    }

    /** In order; not to be changed. */
    List<@Nullable Object> items() {
        return items;
    }

    void add(@Nullable Object item) {
        if (items.isEmpty()) {
            items = new ArrayList<>(2);
        }
        items.add(item);
    }

    void addAll(Collection<? extends @Nullable Object> more) {
        if (items.isEmpty()) {
            items = more.isEmpty() ? List.of() : new ArrayList<>(more);
        } else {
            items.addAll(more);
        }
    }

    /** Bytes that a function may come to copy when these are its arguments. */
    long weight() {
        long weight = 0;
        for (Object item : items) {
            if (item instanceof String text) {
                weight += text.length();
            } else if (item instanceof Python2Text old) {
                weight += old.bytes().length();
            } else if (item instanceof PyContainer container) {
                weight += SLOT * container.items.size();
            }
        }
        return weight;
    }

    /** Whether it is somewhere above in the walk that asks: then it holds itself. */
    boolean isBeingRead() {
        return beingRead;
    }

    void setBeingRead(boolean beingRead) {
        this.beingRead = beingRead;
    }
}
