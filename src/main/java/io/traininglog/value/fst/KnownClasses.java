package io.traininglog.value.fst;

import io.traininglog.PickledObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of the JDK's classes. Those not named, but of {@code java.util} or a view of a log, and a List, Set, Map or
 * Map.Entry by contract, come back as the plainest collection that equals them.
 */
final class KnownClasses {

    private static final Map<Class<?>, Tag> EXACT = exact();

    /** Whose collections are taken at their contract; a log's own views are among them. */
    private static final Set<String> HONEST_PACKAGES =
            Set.of("java.util", "java.util.concurrent", PickledObject.class.getPackageName());

    private KnownClasses() {}

    static @Nullable Tag tagOf(Object value) {
        Class<?> type = value.getClass();
        Tag tag = EXACT.get(type);
        if (tag != null) {
            return tag;
        }
        if (!HONEST_PACKAGES.contains(type.getPackageName())) {
            return null;
        }
        return value instanceof Map<?, ?> map ? tagOfMap(map) : tagByContract(value);
    }

    private static @Nullable Tag tagOfMap(Map<?, ?> map) {
        if (map instanceof IdentityHashMap || map instanceof WeakHashMap) {
            return null; // no Map by contract: they forget entries, or tell equal keys apart
        }
        return map instanceof SortedMap ? Tag.TREE_MAP : Tag.HASH_MAP;
    }

    private static @Nullable Tag tagByContract(Object value) {
        if (value instanceof List) {
            return Tag.ARRAY_LIST;
        }
        if (value instanceof EnumSet) {
            return Tag.ENUM_SET;
        }
        if (value instanceof SortedSet) {
            return Tag.TREE_SET;
        }
        if (value instanceof Set) {
            return Tag.HASH_SET;
        }
        return value instanceof Map.Entry ? Tag.IMMUTABLE_ENTRY : null;
    }

    private static Map<Class<?>, Tag> exact() {
        Map<Class<?>, Tag> tags = new HashMap<>();
        scalars(tags);
        times(tags);
        lists(tags);
        sets(tags);
        maps(tags);
        return Map.copyOf(tags);
    }

    private static void scalars(Map<Class<?>, Tag> tags) {
        tags.put(String.class, Tag.STRING);
        tags.put(Byte.class, Tag.BYTE);
        tags.put(Short.class, Tag.SHORT);
        tags.put(Character.class, Tag.CHARACTER);
        tags.put(Integer.class, Tag.INTEGER);
        tags.put(Long.class, Tag.LONG);
        tags.put(Float.class, Tag.FLOAT);
        tags.put(Double.class, Tag.DOUBLE);
        tags.put(BigInteger.class, Tag.BIG_INTEGER);
        tags.put(BigDecimal.class, Tag.BIG_DECIMAL);
        tags.put(UUID.class, Tag.UUID);
        tags.put(Date.class, Tag.DATE);
        tags.put(BitSet.class, Tag.BIT_SET);
        tags.put(PickledObject.class, Tag.PICKLED_OBJECT);
        tags.put(Optional.class, Tag.OPTIONAL);
        tags.put(OptionalInt.class, Tag.OPTIONAL_INT);
        tags.put(OptionalLong.class, Tag.OPTIONAL_LONG);
        tags.put(OptionalDouble.class, Tag.OPTIONAL_DOUBLE);
        tags.put(SimpleEntry.class, Tag.ENTRY);
        tags.put(SimpleImmutableEntry.class, Tag.IMMUTABLE_ENTRY);
    }

    private static void times(Map<Class<?>, Tag> tags) {
        tags.put(Instant.class, Tag.INSTANT);
        tags.put(Duration.class, Tag.DURATION);
        tags.put(Period.class, Tag.PERIOD);
        tags.put(LocalDate.class, Tag.LOCAL_DATE);
        tags.put(LocalTime.class, Tag.LOCAL_TIME);
        tags.put(LocalDateTime.class, Tag.LOCAL_DATE_TIME);
        tags.put(OffsetDateTime.class, Tag.OFFSET_DATE_TIME);
        tags.put(OffsetTime.class, Tag.OFFSET_TIME);
        tags.put(ZonedDateTime.class, Tag.ZONED_DATE_TIME);
        tags.put(Year.class, Tag.YEAR);
        tags.put(YearMonth.class, Tag.YEAR_MONTH);
        tags.put(MonthDay.class, Tag.MONTH_DAY);
        tags.put(ZoneOffset.class, Tag.ZONE_OFFSET);
        tags.put(ZoneId.of("Europe/Paris").getClass(), Tag.ZONE_REGION);
    }

    @SuppressWarnings("JdkObsolete") // a user's choice
    private static void lists(Map<Class<?>, Tag> tags) {
        tags.put(ArrayList.class, Tag.ARRAY_LIST);
        tags.put(LinkedList.class, Tag.LINKED_LIST);
        tags.put(ArrayDeque.class, Tag.ARRAY_DEQUE);
        tags.put(Arrays.asList().getClass(), Tag.ARRAY_AS_LIST);
        tags.put(List.of().getClass(), Tag.IMMUTABLE_LIST);
        tags.put(List.of(1).getClass(), Tag.IMMUTABLE_LIST);
        tags.put(List.of(1, 2, 3).subList(0, 2).getClass(), Tag.IMMUTABLE_LIST);
        tags.put(Collections.unmodifiableList(new ArrayList<>()).getClass(), Tag.UNMODIFIABLE_LIST);
        tags.put(Collections.unmodifiableList(new LinkedList<>()).getClass(), Tag.UNMODIFIABLE_LIST);
        tags.put(Collections.singletonList(1).getClass(), Tag.SINGLETON_LIST);
        tags.put(Collections.emptyList().getClass(), Tag.EMPTY_LIST);
    }

    private static void sets(Map<Class<?>, Tag> tags) {
        tags.put(HashSet.class, Tag.HASH_SET);
        tags.put(LinkedHashSet.class, Tag.HASH_SET);
        tags.put(TreeSet.class, Tag.TREE_SET);
        tags.put(Set.of().getClass(), Tag.UNMODIFIABLE_SET);
        tags.put(Set.of(1).getClass(), Tag.UNMODIFIABLE_SET);
        tags.put(Collections.unmodifiableSet(new HashSet<>()).getClass(), Tag.UNMODIFIABLE_SET);
        tags.put(Collections.unmodifiableSortedSet(new TreeSet<>()).getClass(), Tag.UNMODIFIABLE_TREE_SET);
        tags.put(Collections.unmodifiableNavigableSet(new TreeSet<>()).getClass(), Tag.UNMODIFIABLE_TREE_SET);
        tags.put(Collections.emptyNavigableSet().getClass(), Tag.UNMODIFIABLE_TREE_SET);
        tags.put(Collections.singleton(1).getClass(), Tag.SINGLETON_SET);
        tags.put(Collections.emptySet().getClass(), Tag.EMPTY_SET);
    }

    private static void maps(Map<Class<?>, Tag> tags) {
        tags.put(HashMap.class, Tag.HASH_MAP);
        tags.put(LinkedHashMap.class, Tag.HASH_MAP);
        tags.put(TreeMap.class, Tag.TREE_MAP);
        tags.put(ConcurrentSkipListMap.class, Tag.TREE_MAP);
        tags.put(ConcurrentHashMap.class, Tag.CONCURRENT_MAP);
        tags.put(EnumMap.class, Tag.ENUM_MAP);
        tags.put(Map.of().getClass(), Tag.UNMODIFIABLE_MAP);
        tags.put(Map.of(1, 1).getClass(), Tag.UNMODIFIABLE_MAP);
        tags.put(Collections.unmodifiableMap(new HashMap<>()).getClass(), Tag.UNMODIFIABLE_MAP);
        tags.put(Collections.unmodifiableSortedMap(new TreeMap<>()).getClass(), Tag.UNMODIFIABLE_TREE_MAP);
        tags.put(Collections.unmodifiableNavigableMap(new TreeMap<>()).getClass(), Tag.UNMODIFIABLE_TREE_MAP);
        tags.put(Collections.emptyNavigableMap().getClass(), Tag.UNMODIFIABLE_TREE_MAP);
        tags.put(Collections.singletonMap(1, 1).getClass(), Tag.SINGLETON_MAP);
        tags.put(Collections.emptyMap().getClass(), Tag.EMPTY_MAP);
    }
}
