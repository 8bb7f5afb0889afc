package io.traininglog.value.fst;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forms of lists and queues. Order and null elements are kept. */
final class Lists {

    static final Form ARRAY_LIST = ContainerForm.sequence(in -> new ArrayList<>());

    @SuppressWarnings("JdkObsolete") // a user's choice
    static final Form LINKED_LIST = ContainerForm.sequence(in -> new LinkedList<>());

    static final Form ARRAY_DEQUE = ContainerForm.sequence(in -> new ArrayDeque<>());
    static final Form UNMODIFIABLE_LIST =
            ContainerForm.<List<?>>wrapped(ARRAY_LIST, list -> Collections.unmodifiableList(list));
    static final Form SINGLETON_LIST =
            ContainerForm.<List<?>>wrapped(ARRAY_LIST, list -> Collections.singletonList(only(list)));
    static final Form EMPTY_LIST = Scalars.constant(Collections.emptyList());

    /** {@code List.of(…)}, which holds no null, and {@code Stream.toList()}, which may. */
    static final Form IMMUTABLE_LIST = ContainerForm.<List<?>>wrapped(
            ARRAY_LIST, list -> list.contains(null) ? Collections.unmodifiableList(list) : List.copyOf(list));

    static final Form ARRAY_AS_LIST = new Form() {
        @Override
        public void write(GraphOutput out, Object value) throws Exception {
            Elements.write(out, (List<?>) value);
        }

        @Override
        public Object read(GraphInput in, int position) throws Exception {
            @Nullable Object[] elements = new @Nullable Object[in.readCount()];
            List<@Nullable Object> list = Arrays.asList(elements);
            in.publish(position, list);
            for (int i = 0; i < elements.length; i++) {
                elements[i] = in.readValue();
            }
            return list;
        }

        @Override
        public Sharing sharing() {
            return Sharing.BEFORE_CONTENT;
        }
    };

    private Lists() {}

    private static @Nullable Object only(List<?> list) {
        if (list.size() != 1) {
            throw Scalars.damaged("a singleton list has " + list.size() + " elements");
        }
        return list.get(0);
    }
}
