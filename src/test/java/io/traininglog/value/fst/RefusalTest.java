package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.UnsupportedValueException;
import java.io.File;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings({"IdentityHashMapUsage", "UnnecessaryStringBuilder"}) // a user's choice
class RefusalTest {

    private final ObjectCodec closed = new ObjectCodec(List.of());

    private static void refused(ObjectCodec codec, Object value, String... words) {
        List<Object> deep = new ArrayList<>(Arrays.asList("x", Map.of("k", new Object[] {Optional.of(value)})));
        for (Object graph : List.of(value, deep)) {
            assertThatThrownBy(() -> codec.encode(graph))
                    .isInstanceOf(UnsupportedValueException.class)
                    .hasMessageContainingAll(words);
        }
    }

    @Test
    void aClassThatIsNotAllowedIsNamedWithTheRemedy() {
        for (Object value : List.of(Samples.Phase.VALIDATE, new Samples.Picky(1), Samples.Single.ONE)) {
            String name = value instanceof Enum<?> constant
                    ? constant.getDeclaringClass().getName()
                    : value.getClass().getName();
            refused(
                    closed,
                    value,
                    name + " is not on the allow-list: name it with LogDatabase.builder().allow(\"" + name + "\")");
        }
        refused(closed, new Samples.Picky[0], "Samples$Picky is not on the allow-list");
        refused(closed, EnumSet.noneOf(Samples.Phase.class), "Samples$Phase is not on the allow-list");
        refused(closed, new EnumMap<>(Samples.Phase.class), "Samples$Phase is not on the allow-list");
        refused(
                closed,
                com.google.common.collect.ImmutableList.of(1),
                "com.google.common.collect.",
                "not on the allow-list");
    }

    @Test
    void aClassThatIsNotSerializableIsToldSo() {
        refused(Samples.codec(), new Samples.Plain(), "Samples$Plain is not Serializable");
        refused(closed, new Samples.Plain(), "Samples$Plain is not Serializable");
    }

    static Stream<Object> ofTheJdk() throws Exception {
        return Stream.of(
                new File("x"),
                Path.of("x"),
                URI.create("a:b"),
                new URL("http://localhost/"),
                Thread.currentThread(),
                String.class,
                new Object(),
                new AtomicLong(),
                new StringBuilder(),
                new RuntimeException(),
                new Random(),
                Locale.ROOT,
                new IdentityHashMap<String, String>(),
                new WeakHashMap<>(),
                new PriorityQueue<>(),
                new HashMap<>(Map.of(1, 2)).values(),
                java.util.regex.Pattern.compile("x"),
                new java.sql.Timestamp(1),
                new java.security.SecureRandom(),
                (Runnable & Serializable) () -> {},
                (Supplier<String>) () -> "x",
                Proxy.newProxyInstance(
                        RefusalTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null));
    }

    @ParameterizedTest
    @MethodSource("ofTheJdk")
    void otherClassesOfTheJdkHaveNoStoredFormAndAreToldWhatDoes(Object value) {
        refused(
                new ObjectCodec(List.of("io.traininglog", "com")),
                value,
                value.getClass().getName(),
                "has no stored form",
                "store ");
    }

    @Test
    void aSubclassOfAJdkClassWithContentIsRefused() {
        refused(Samples.codec(), new Samples.MyList(), "Samples$MyList", "extends java.util.ArrayList");
    }

    @Test
    void aComparatorWithoutAFormIsRefused() {
        refused(
                closed,
                new TreeMap<String, Integer>(new Samples.ByLength()),
                "Samples$ByLength is not on the allow-list");
        refused(closed, new TreeSet<String>(Comparator.comparing(String::length)), "has no stored form");
    }

    @Test
    void whatContainsItselfAndExistsOnlyAfterItsContentIsRefused() {
        List<Object> inner = new ArrayList<>();
        Samples.Box<Object> box = new Samples.Box<>(inner, null);
        inner.add(box);
        refused(Samples.codec(), box, "Samples$Box contains itself");
        Set<Object> set = new LinkedHashSet<>();
        Samples.Held held = new Samples.Held();
        set.add(held);
        held.held = set;
        Set<Object> back = Samples.roundTrip(set);
        assertThat(((Samples.Held) back.iterator().next()).held == back).isTrue();
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        Object nested = null;
        Samples.Node chain = null;
        for (int i = 0; i < 100_000; i++) {
            nested = Arrays.asList(nested);
            Samples.Node node = new Samples.Node();
            node.next = chain;
            chain = node;
        }
        Object list = nested;
        Object nodes = chain;
        assertThatThrownBy(() -> closed.encode(list))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("nests deeper");
        assertThatThrownBy(() -> Samples.codec().encode(nodes))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("nests deeper");
    }

    @Test
    void keysThatAllCollideAreRefused() {
        Set<Object> set = new HashSet<>();
        for (int i = 0; i < 1_001; i++) {
            set.add(new Samples.SameHash(i));
        }
        refused(Samples.codec(), set, "hash code");
    }

    /** Read again they would be one: a set or map that goes by identity, or keys that were changed in it. */
    @Test
    @SuppressWarnings("JavaUtilDate") // one that can be changed and compared
    void keysThatEqualEachOtherAreRefused() {
        String one = new String("key");
        String other = new String("key");
        Map<Object, Object> byIdentity = new IdentityHashMap<>();
        byIdentity.put(one, 1);
        byIdentity.put(other, 2);
        Set<Object> changed = new HashSet<>();
        List<Object> first = new ArrayList<>(List.of(1));
        List<Object> second = new ArrayList<>(List.of(2));
        changed.add(first);
        changed.add(second);
        second.set(0, 1);
        Set<Object> identitySet = Collections.newSetFromMap(new IdentityHashMap<>());
        identitySet.addAll(byIdentity.keySet());
        Set<Date> sorted = new TreeSet<>(List.of(new Date(1), new Date(2)));
        sorted.forEach(date -> date.setTime(1));
        Map<Date, Object> sortedMap = new TreeMap<>(Comparator.reverseOrder());
        sortedMap.putAll(Map.of(new Date(1), 1, new Date(2), 2));
        sortedMap.keySet().forEach(date -> date.setTime(1));
        for (Object value : List.of(
                sorted,
                sortedMap,
                identitySet,
                byIdentity.keySet(),
                Collections.unmodifiableMap(byIdentity),
                Collections.synchronizedMap(byIdentity),
                changed,
                List.of(Map.of("inner", changed)))) {
            refused(Samples.codec(), value, "twice");
        }
    }

    @Test
    void aConcurrentMapThatOthersChangeIsStoredAsItWasAtSomeMoments() throws Exception {
        List<String> colliding = List.of("AaAa", "AaBB", "BBAa", "BBBB");
        ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();
        Set<String> set = ConcurrentHashMap.newKeySet();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread changing = new Thread(() -> {
            for (int i = 0; !isOver.get(); i++) {
                String key = colliding.get(i % 4);
                map.remove(key);
                map.put(key, i);
                set.remove(key);
                set.add(key);
            }
        });
        changing.start();
        try {
            for (int i = 0; i < 20_000; i++) {
                Samples.codec().decode(Samples.codec().encode(List.of(map, set)));
            }
        } finally {
            isOver.set(true);
            changing.join();
        }
    }

    @Test
    void aPrefixOfAPackageIsNoPackage() {
        AllowList list = new AllowList(List.of("com.acme", "org.Foo"));
        assertThat(list.covers("com.acme.x.Foo")).isTrue();
        assertThat(list.covers("com.acme.Foo$Bar")).isTrue();
        assertThat(list.covers("com.acmefoo.Bar")).isFalse();
        assertThat(list.covers("org.Foo$Bar$1")).isTrue();
        assertThat(list.covers("org.Foo")).isTrue();
        assertThat(list.covers("org.FooBar")).isFalse();
        assertThat(list.covers("org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "java",
                "java.",
                "java.net.URL",
                "javax.management",
                "jdk",
                "sun.misc",
                "com.sun",
                "com.sun.rowset",
                ".x",
                "x."
            })
    void namesOfTheJdkAndBlankOnesCannotBeAllowed(String name) {
        assertThatThrownBy(() -> new ObjectCodec(List.of(name))).isInstanceOf(IllegalArgumentException.class);
    }
}
