package io.traininglog.value.fst;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Forms of sets. A hash set comes back as a {@link LinkedHashSet}, which is one and keeps the order that it had. */
final class Sets {

    static final Form HASH_SET = ContainerForm.set(ContainerForm.Opening.NONE, in -> new LinkedHashSet<>());
    static final Form TREE_SET = ContainerForm.set(
            (out, set) -> Comparators.write(out, ((SortedSet<?>) set).comparator()),
            in -> new TreeSet<@Nullable Object>(Comparators.read(in)));
    static final Form UNMODIFIABLE_SET =
            ContainerForm.<Set<?>>wrapped(HASH_SET, set -> Collections.unmodifiableSet(set));
    static final Form UNMODIFIABLE_TREE_SET =
            ContainerForm.<NavigableSet<?>>wrapped(TREE_SET, set -> Collections.unmodifiableNavigableSet(set));
    static final Form SINGLETON_SET = ContainerForm.<Set<?>>wrapped(HASH_SET, set -> Collections.singleton(only(set)));
    static final Form EMPTY_SET = Scalars.constant(Collections.emptySet());
    static final Form ENUM_SET = ContainerForm.set((out, set) -> EnumTypes.writeElementType(out, set), Sets::emptyOf);

    private Sets() {}

    private static @Nullable Object only(Set<?> set) {
        if (set.size() != 1) {
            throw Scalars.damaged("a singleton set has " + set.size() + " elements");
        }
        return set.iterator().next();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the set checks each element
    private static Collection<@Nullable Object> emptyOf(GraphInput in) throws Exception {
        return (Collection) EnumSet.noneOf((Class) EnumTypes.read(in));
    }
}
