package io.traininglog.value.fst;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Forms of maps. A hash map comes back as a {@link LinkedHashMap}, which is one and keeps the order that it had. */
final class Maps {

    static final Form HASH_MAP = ContainerForm.map(ContainerForm.Opening.NONE, in -> new LinkedHashMap<>());
    static final Form CONCURRENT_MAP = ContainerForm.map(ContainerForm.Opening.NONE, in -> concurrent());
    static final Form TREE_MAP = ContainerForm.map(
            (out, map) -> Comparators.write(out, ((SortedMap<?, ?>) map).comparator()),
            in -> new TreeMap<@Nullable Object, @Nullable Object>(Comparators.read(in)));
    static final Form UNMODIFIABLE_MAP =
            ContainerForm.<Map<?, ?>>wrapped(HASH_MAP, map -> Collections.unmodifiableMap(map));
    static final Form UNMODIFIABLE_TREE_MAP =
            ContainerForm.<NavigableMap<?, ?>>wrapped(TREE_MAP, map -> Collections.unmodifiableNavigableMap(map));
    static final Form SINGLETON_MAP = ContainerForm.<Map<?, ?>>wrapped(HASH_MAP, Maps::singleton);
    static final Form EMPTY_MAP = Scalars.constant(Collections.emptyMap());
    static final Form ENUM_MAP = ContainerForm.map((out, map) -> EnumTypes.writeKeyType(out, map), Maps::emptyOf);

    private Maps() {}

    @SuppressWarnings("NullAway") // refuses null by itself
    private static Map<@Nullable Object, @Nullable Object> concurrent() {
        return new ConcurrentHashMap<>();
    }

    private static Object singleton(Map<?, ?> map) {
        if (map.size() != 1) {
            throw Scalars.damaged("a singleton map has " + map.size() + " entries");
        }
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        return Collections.singletonMap(entry.getKey(), entry.getValue());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the map checks each key
    private static Map<@Nullable Object, @Nullable Object> emptyOf(GraphInput in) throws Exception {
        return new EnumMap((Class) EnumTypes.read(in));
    }
}
