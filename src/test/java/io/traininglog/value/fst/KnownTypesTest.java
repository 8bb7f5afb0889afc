package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.PickledObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // a user's choice
class KnownTypesTest {

    static Stream<Object> values() {
        return Stream.of(
                "",
                "text \u0000 \ud800 \uffff ÿþ é 漢 😀",
                true,
                false,
                'x',
                '\uffff',
                (byte) -128,
                (short) -1,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                -127,
                128,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -126L,
                40_000L,
                Float.NaN,
                -0.0f,
                1.5,
                Double.NaN,
                -0.0,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                BigInteger.ONE.shiftLeft(200).negate(),
                BigInteger.ZERO,
                new BigDecimal("1.2300E-77"),
                new BigDecimal("-0.00"),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                new Date(-1),
                BitSet.valueOf(new long[] {5, 0, 1L << 63}),
                new PickledObject("a.B", new byte[] {1, 2}),
                Instant.MIN,
                Instant.MAX,
                Instant.ofEpochSecond(-1, 999_999_999),
                Duration.ofSeconds(-5, 3),
                Period.of(-1, 200, 3),
                LocalDate.MIN,
                LocalDate.of(2024, 2, 29),
                LocalTime.MAX,
                LocalDateTime.MAX,
                LocalDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.MIN,
                OffsetTime.MIN,
                Year.of(-5),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                ZoneOffset.ofHoursMinutesSeconds(-3, -4, -5),
                ZoneOffset.UTC,
                ZoneId.of("Europe/Paris"),
                ZoneId.of("UTC+3"),
                ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 5, ZoneId.of("Europe/Paris"))
                        .withLaterOffsetAtOverlap(),
                ZonedDateTime.of(2024, 1, 1, 2, 30, 0, 5, ZoneOffset.ofHours(2)),
                DayOfWeek.FRIDAY,
                Month.MAY,
                ChronoUnit.DAYS,
                RoundingMode.HALF_EVEN,
                Optional.empty(),
                Optional.of(List.of(1)),
                OptionalInt.empty(),
                OptionalInt.of(0),
                OptionalLong.of(5),
                OptionalLong.empty(),
                OptionalDouble.of(Double.NaN),
                OptionalDouble.empty(),
                new SimpleEntry<>(null, 1),
                new SimpleImmutableEntry<>("a", null),
                Map.entry(1, "x"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void scalarsComeBackEqualAndOfTheirClass(Object value) {
        Object back = Samples.roundTrip(value);
        assertThat(back).isEqualTo(value);
        if (!value.getClass().getName().equals("java.util.KeyValueHolder")) {
            assertThat(back).hasSameClassAs(value);
        }
        assertThat((Object) Samples.roundTrip(Arrays.asList(value, null, value)))
                .isEqualTo(Arrays.asList(value, null, value));
    }

    @Test
    void nullComesBack() {
        assertThat(Samples.codec().decode(Samples.codec().encode(null))).isNull();
    }

    static Stream<Object> sameClass() {
        return Stream.of(
                new ArrayList<>(Arrays.asList(1, null, "a", 2.5)),
                new LinkedList<>(Arrays.asList(1, null)),
                Arrays.asList("a", null),
                Arrays.asList(),
                Collections.unmodifiableList(new ArrayList<>(Arrays.asList(1, null))),
                Collections.unmodifiableList(Arrays.asList(1)),
                Collections.singletonList(null),
                Collections.emptyList(),
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                new LinkedHashSet<>(Arrays.asList(3, null, 1)),
                new TreeSet<>(Set.of("b", "a")),
                Collections.unmodifiableSet(new HashSet<>(Set.of(1, 2))),
                Collections.singleton(null),
                Collections.emptySet(),
                Collections.unmodifiableNavigableSet(new TreeSet<>(Set.of(1, 2))),
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                EnumSet.noneOf(DayOfWeek.class),
                EnumSet.of(Samples.Phase.VALIDATE),
                new LinkedHashMap<>(Collections.singletonMap(null, null)),
                new TreeMap<>(Map.of("k", 1, "a", 2)),
                new ConcurrentHashMap<>(Map.of(1, 2)),
                Collections.unmodifiableMap(new HashMap<>(Map.of(1, List.of()))),
                Collections.singletonMap("a", null),
                Collections.emptyMap(),
                new EnumMap<>(Map.of(Month.MAY, 5)),
                new EnumMap<>(Month.class),
                Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of(1, 2))));
    }

    @ParameterizedTest
    @MethodSource("sameClass")
    void theseCollectionsComeBackEqualInOrderAndOfTheirClass(Object value) {
        Object back = Samples.roundTrip(value);
        assertThat(back).isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(back.toString()).isEqualTo(value.toString());
        if (!(value instanceof List<?> list
                && list.getClass()
                        == Collections.unmodifiableList(new LinkedList<>()).getClass())) {
            assertThat(back).hasSameClassAs(value);
        }
    }

    @Test
    void hashedCollectionsComeBackLinkedInTheirOrder() {
        Map<String, Integer> map = new HashMap<>(4096);
        Set<Integer> set = new HashSet<>(4096);
        for (int i = 0; i < 500; i++) {
            map.put("key" + i, i);
            set.add(i * 7919);
        }
        assertThat(new ArrayList<>(Samples.roundTrip(map).entrySet())).isEqualTo(new ArrayList<>(map.entrySet()));
        assertThat(new ArrayList<>(Samples.roundTrip(set))).isEqualTo(new ArrayList<>(set));
        assertThat(Samples.roundTrip(map))
                .isExactlyInstanceOf(LinkedHashMap.class)
                .isInstanceOf(HashMap.class);
        assertThat(Samples.roundTrip(set))
                .isExactlyInstanceOf(LinkedHashSet.class)
                .isInstanceOf(HashSet.class);
        assertThat(Samples.roundTrip(Map.copyOf(map)).toString())
                .isEqualTo(Map.copyOf(map).toString());
        assertThat(Samples.roundTrip(Set.copyOf(set)).toString())
                .isEqualTo(Set.copyOf(set).toString());
    }

    @Test
    void otherCollectionsOfTheJdkComeBackAsTheirContractsPlainest() {
        assertThat(Samples.roundTrip((Object) new CopyOnWriteArrayList<>(List.of(1))))
                .isExactlyInstanceOf(ArrayList.class)
                .isEqualTo(List.of(1));
        assertThat(Samples.roundTrip((Object) new ArrayList<>(List.of(1, 2, 3)).subList(1, 3)))
                .isExactlyInstanceOf(ArrayList.class)
                .isEqualTo(List.of(2, 3));
        assertThat(Samples.roundTrip((Object) Collections.nCopies(3, "x"))).isExactlyInstanceOf(ArrayList.class);
        assertThat(Samples.roundTrip((Object) Collections.synchronizedList(new ArrayList<>(List.of(1)))))
                .isExactlyInstanceOf(ArrayList.class);
        assertThat(Samples.roundTrip((Object) new Vector<>(List.of(1)))).isExactlyInstanceOf(ArrayList.class);
        assertThat(Samples.roundTrip((Object) new HashMap<>(Map.of(1, 2)).keySet()))
                .isExactlyInstanceOf(LinkedHashSet.class);
        assertThat(Samples.roundTrip((Object) ConcurrentHashMap.newKeySet())).isExactlyInstanceOf(LinkedHashSet.class);
        assertThat(Samples.roundTrip((Object) new Hashtable<>(Map.of(1, 2)))).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(Samples.roundTrip((Object) new ConcurrentSkipListMap<>(Map.of(1, 2))))
                .isExactlyInstanceOf(TreeMap.class);
        assertThat(Samples.roundTrip((Object) new TreeMap<>(Map.of(1, 2, 3, 4)).tailMap(2)))
                .isExactlyInstanceOf(TreeMap.class)
                .isEqualTo(Map.of(3, 4));
        assertThat(Samples.roundTrip((Object) List.of(1, 2, 3).subList(1, 2)))
                .isEqualTo(List.of(2))
                .hasSameClassAs(List.of(1));
        assertThat(Samples.roundTrip((Object) Stream.of(1, null).toList())).isEqualTo(Arrays.asList(1, null));
    }

    @Test
    void sortedCollectionsKeepTheirComparator() {
        TreeMap<String, Integer> reverse = new TreeMap<>(Comparator.reverseOrder());
        reverse.putAll(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(Samples.roundTrip(reverse).toString()).isEqualTo("{c=3, b=2, a=1}");
        assertThat(Samples.roundTrip(reverse.descendingMap()).firstKey()).isEqualTo("a");
        TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.add("A");
        assertThat(Samples.roundTrip(ignoringCase)).contains("a");
        TreeSet<String> own = new TreeSet<>(new Samples.ByLength());
        own.addAll(List.of("ccc", "a", "bb"));
        TreeSet<String> back = Samples.roundTrip(own);
        assertThat(back).containsExactly("a", "bb", "ccc");
        assertThat(back.add("x")).isFalse();
    }

    @Test
    void anEmptyEnumMapStillTakesItsKeys() {
        EnumMap<Month, Integer> back = Samples.roundTrip(new EnumMap<>(Month.class));
        back.put(Month.MAY, 1);
        EnumSet<Samples.Phase> set = Samples.roundTrip(EnumSet.noneOf(Samples.Phase.class));
        set.add(Samples.Phase.VALIDATE);
        assertThat(set).hasSize(1);
    }

    @Test
    void dequesComeBackInOrder() {
        ArrayDeque<Object> deque = new ArrayDeque<>(List.of(3, 1, 2));
        assertThat(new ArrayList<>(Samples.roundTrip(deque))).isEqualTo(List.of(3, 1, 2));
    }

    static Stream<Arguments> arrays() {
        return Stream.<Object>of(
                        new boolean[] {true, false},
                        new byte[] {-1, 0, 1},
                        new char[] {'a', '\uffff', 255, 254, 0},
                        new short[] {-1, 255, 254, 256, Short.MIN_VALUE, Short.MAX_VALUE},
                        new int[] {Integer.MIN_VALUE, 0, 127, -128},
                        new long[] {Long.MIN_VALUE, 5},
                        new float[] {Float.NaN, -0.0f},
                        new double[] {Double.NaN, -0.0, 1e300},
                        new double[0],
                        new double[][] {{1, 2}, {}, null, {3}},
                        new int[][][] {{{1}, {2, 3}}, {}},
                        new boolean[][] {{true}, {}},
                        new String[] {"a", null, ""},
                        new String[][] {{"x"}, null},
                        new Object[] {1, "a", null, new Object[] {List.of(1)}, new int[] {1}},
                        new Object[][] {new String[] {"a"}, new Integer[] {1}, {2.5}},
                        new Integer[] {1, null},
                        new List<?>[] {List.of(1), null},
                        new Comparable<?>[] {1, "a"},
                        new Number[] {1, 2.5, BigInteger.TEN},
                        new java.io.Serializable[] {1},
                        new Instant[] {Instant.EPOCH},
                        new Optional<?>[] {Optional.of(1)},
                        new Map<?, ?>[] {Map.of(1, 2)},
                        new Samples.Phase[] {Samples.Phase.TRAIN, null},
                        new Samples.Point[0][0],
                        new DayOfWeek[] {DayOfWeek.MONDAY},
                        new PickledObject[] {new PickledObject("a", new byte[0])})
                .map(array -> Arguments.of(array)); // an Object[] is one argument
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arraysComeBackDeeplyEqualWithTheirRuntimeClass(Object array) {
        Object back = Samples.roundTrip(array);
        assertThat(back).hasSameClassAs(array);
        assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {array})).isTrue();
        List<Object> inList = Samples.roundTrip(new ArrayList<>(List.of(array)));
        assertThat(Arrays.deepEquals(inList.toArray(), new Object[] {array})).isTrue();
        if (array instanceof Object[] objects && back instanceof Object[] others) {
            for (int i = 0; i < objects.length; i++) {
                if (objects[i] != null && objects[i].getClass().isArray()) {
                    assertThat(others[i]).hasSameClassAs(objects[i]);
                }
            }
        }
    }

    @Test
    void anObjectThatIsHeldTwiceIsOneObjectAgain() {
        List<Object> shared = new ArrayList<>(List.of("x"));
        double[] weights = {1, 2};
        List<Object> back = Samples.roundTrip(new ArrayList<>(List.of(shared, shared, weights, Map.of("w", weights))));
        assertThat(back.get(0)).isSameAs(back.get(1));
        assertThat(((Map<?, ?>) back.get(3)).get("w")).isSameAs(back.get(2));
    }

    @Test
    void cyclesComeBack() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(((List<?>) Samples.roundTrip(list)).get(0)).isInstanceOf(ArrayList.class);
        List<?> back = Samples.roundTrip(list);
        assertThat(back.get(0) == back).isTrue();
        Object[] array = new Object[2];
        array[1] = array;
        Object[] arrayBack = Samples.roundTrip(array);
        assertThat(arrayBack[1] == arrayBack).isTrue();
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        Map<String, Object> mapBack = Samples.roundTrip(map);
        assertThat(mapBack.get("self") == mapBack).isTrue();
    }

    @Test
    void aLargeMapAndAnOldFriendOfManyStringsComeBack() {
        Map<String, Object> map =
                IntStream.range(0, 20_000).boxed().collect(Collectors.toMap(i -> "k" + i, i -> (Object) List.of(i)));
        assertThat(Samples.roundTrip(map)).isEqualTo(map);
        String text = "漢x".repeat(100_000);
        assertThat(Samples.roundTrip(text)).isEqualTo(text);
    }

    @Test
    void nestingUpToTheLimitComesBackFromAThreadOfUsualStack() throws InterruptedException {
        Object nested = "core";
        for (int i = 0; i < Depth.LIMIT - 2; i++) {
            nested = i % 2 == 0 ? new ArrayList<>(List.of(nested)) : new HashMap<>(Map.of("k", nested));
        }
        Object value = nested;
        List<Object> results = new ArrayList<>();
        Thread small = new Thread(null, () -> results.add(Samples.roundTrip(value)), "small", 512 << 10);
        small.start();
        small.join();
        assertThat(results).hasSize(1);
        assertThat(results.get(0).equals(value)).isTrue();
    }
}
