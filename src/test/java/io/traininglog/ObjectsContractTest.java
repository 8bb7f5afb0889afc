package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What arrays and objects come back as, and which are refused. */
final class ObjectsContractTest extends ContractTest {

    enum Phase {
        WARMUP,
        DECAY {
            @Override
            double factor() {
                return 0.5;
            }
        };

        double factor() {
            return 1;
        }
    }

    record Range(double low, double high, List<String> labels) implements Serializable {}

    static final class Optimizer implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final double[] moments;

        Optimizer(String name, double... moments) {
            this.name = name;
            this.moments = moments;
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Optimizer that && name.equals(that.name) && Arrays.equals(moments, that.moments);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static final class NotSerializable {}

    private static void assertComesBack(TrainingLog log, Object value) {
        log.at(1).put("key", value);
        Object read = log.at(1).get("key");
        assertThat(Objects.deepEquals(read, value))
                .as("%s came back as %s", show(value), show(read))
                .isTrue();
        if (value.getClass().isArray()) {
            assertThat(read).hasSameClassAs(value);
        }
    }

    private static String show(@Nullable Object value) {
        String type = value == null ? "null" : value.getClass().getTypeName();
        return type + " " + Arrays.deepToString(new @Nullable Object[] {value});
    }

    @Test
    void primitiveArraysComeBackWithTypeAndShape() {
        for (Object array : new Object[] {
            new double[] {1, -0.0, Double.NaN, Double.POSITIVE_INFINITY},
            new float[] {0.1f, Float.NaN},
            new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE},
            new int[] {1, 2, 3},
            new short[] {-1},
            new boolean[] {true, false},
            new double[0],
            new long[0],
            new double[][] {{1, 2, 3}, {4, 5, 6}},
            new float[][][] {{{1}, {2}}, {{3}, {4}}, {{5}, {6}}},
            new int[][] {{}, {}},
            new long[][] {{1}, {2}},
            new byte[][] {{1, 2}, {3, 4}},
            new boolean[][] {{true}, {false}}
        }) {
            assertComesBack(log, array);
        }
    }

    @Test
    void arraysOfOtherShapesAndElementsComeBack() {
        for (Object array : new Object[] {
            new char[] {'a', '\uD800'},
            new double[][] {{1}, {2, 3}, {}},
            new double[][] {{1}, null},
            new double[0][],
            new String[] {"a", null, "b\0"},
            new String[][] {{"a"}, {}},
            new Object[] {1L, "a", 2.5, null, new int[] {1}, new Object[] {true}},
            new Integer[] {1, null},
            new BigDecimal[] {BigDecimal.TEN}
        }) {
            assertComesBack(log, array);
        }
    }

    @Test
    void knownObjectsOfTheJdkComeBack() {
        for (Object object : List.of(
                'x',
                BigInteger.TWO.pow(100),
                new BigDecimal("1.10"),
                Instant.parse("2024-02-29T12:00:00.123456789Z"),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(23, 59, 59, 1),
                LocalDateTime.of(2024, 2, 29, 1, 2),
                OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 4, ZoneOffset.ofHours(2)),
                ZonedDateTime.of(2024, 2, 29, 1, 2, 3, 4, ZoneId.of("Europe/Berlin")),
                Duration.ofNanos(1_000_000_001),
                Period.ofMonths(14),
                ZoneOffset.UTC,
                new UUID(1, 2),
                Optional.empty(),
                Optional.of("a"))) {
            assertComesBack(log, object);
        }
    }

    @Test
    void collectionsComeBackInTheirOrder() {
        for (Object object : List.of(
                List.of(),
                List.of(1L, 2L, 3L),
                List.of(1, 2),
                new ArrayList<>(Arrays.asList("a", null, 2.5, List.of(true))),
                Arrays.asList(1L, null),
                Set.of("a"),
                Map.of("a", 1),
                new TreeMap<>(Map.of("b", 1, "a", 2)))) {
            assertComesBack(log, object);
        }
        List<String> order = List.of("z", "a", "m", "b");
        Map<String, Object> ordered = new LinkedHashMap<>();
        order.forEach(key -> ordered.put(key, List.of(key)));
        log.at(2).put("map", ordered);
        log.at(2).put("set", new LinkedHashSet<>(order));
        assertThat(((Map<?, ?>) log.at(2).get("map")).keySet().toArray()).isEqualTo(order.toArray());
        assertThat(((Set<?>) log.at(2).get("set")).toArray()).isEqualTo(order.toArray());
    }

    @Test
    void anObjectIsCopiedOnTheWayInAndOut() {
        List<Object> list = new ArrayList<>(List.of(new double[] {1}, "a"));
        double[] array = {1, 2};
        log.at(1).putAll(map("list", list, "array", array));
        log.status().put("list", list);
        list.add("later");
        array[0] = 99;
        assertThat((List<?>) log.at(1).get("list")).hasSize(2);
        assertThat((List<?>) log.status().get("list")).hasSize(2);
        double[] read = (double[]) log.at(1).get("array");
        assertThat(read).containsExactly(1, 2);
        read[0] = 99;
        assertThat((double[]) log.at(1).get("array")).containsExactly(1, 2);
        ((double[]) ((List<?>) log.at(1).get("list")).get(0))[0] = 99;
        assertThat((double[]) ((List<?>) log.at(1).get("list")).get(0)).containsExactly(1);
    }

    @Test
    void aViewOfALogIsCopiedAsTheCollectionThatItIs() {
        log.at(1).putAll(map("cost", 0.5, "note", null));
        log.at(2).put("gradients", List.of(1.5f));
        NavigableMap<Long, Map<String, Object>> rows = log.rows();
        for (Object view : new Object[] {
            log.at(1),
            log.at(7),
            log.status(),
            rows,
            rows.headMap(2L),
            rows.descendingMap(),
            rows.keySet(),
            rows.entrySet(),
            rows.firstEntry(),
            rows.entrySet().iterator().next(),
            log.at(1).keySet(),
            log.at(1).entrySet(),
            log.at(1).entrySet().iterator().next(),
            log.keys(),
            List.of("a", log.at(1)),
            Map.of("row", log.at(1)),
            new Object[] {rows}
        }) {
            assertComesBack(keep(database.create()), view);
        }
    }

    @Test
    void aCopiedViewIsNoLongerLive() {
        log.at(1).put("cost", 0.5);
        log.at(2).put("copy", log.at(1));
        log.at(2).put("copies", List.of(log.rows()));
        log.at(1).put("cost", 99);
        assertThat(log.at(2).get("copy")).isEqualTo(map("cost", 0.5));
        assertThat(log.at(2).get("copies"))
                .isEqualTo(List.of(Map.of(1L, map("cost", 0.5), 2L, map("copy", map("cost", 0.5)))));
        log.at(2).put("copy", log.at(2));
        assertThat((Map<?, ?>) log.at(2).get("copy")).hasSize(2);
    }

    @Test
    void aViewThatCannotBeReadSaysWhyWhenItIsPut() {
        TrainingLog closed = database.create();
        Row row = closed.at(1);
        closed.close();
        for (Object view : List.of(row, List.of(row))) {
            assertThatThrownBy(() -> log.at(1).put("copy", view)).isInstanceOf(ClosedException.class);
        }
        assertThat(log.rows()).isEmpty();
    }

    @Test
    void theUsersClassesComeBackOnceTheyAreAllowed() {
        TrainingLog allowing = keep(open(LogDatabase.builder().allow(ObjectsContractTest.class.getName()))
                .create());
        for (Object object : List.of(
                Phase.WARMUP,
                Phase.DECAY,
                new Range(0, 1, List.of("a")),
                new Optimizer("adam", 0.9, 0.999),
                List.of(Phase.DECAY),
                new Phase[] {Phase.WARMUP, Phase.DECAY},
                Map.of("range", new Range(0, 1, List.of())))) {
            assertComesBack(allowing, object);
        }
        assertThat(allowing.at(1).put("key", Phase.DECAY)).isNotNull();
        assertThat(allowing.at(1).get("key")).isSameAs(Phase.DECAY);
    }

    @Test
    void aPackageNameAllowsItsClassesAndSubPackages() {
        for (String name : List.of("io.traininglog", "io")) {
            TrainingLog allowing = keep(open(LogDatabase.builder().allow(name)).create());
            assertComesBack(allowing, new Range(0, 1, List.of()));
        }
        TrainingLog other =
                keep(open(LogDatabase.builder().allow("io.training")).create());
        assertThatThrownBy(() -> other.at(1).put("key", Phase.WARMUP)).isInstanceOf(UnsupportedValueException.class);
    }

    @Test
    void whatIsNotAllowedIsRefusedWithTheClassAndTheRemedyAndNothingIsWritten() {
        Range range = new Range(0, 1, List.of());
        log.at(1).put("before", 1);
        for (Object refused : new Object[] {range, List.of("a", range), Map.of("a", range), new Range[] {range}}) {
            assertThatThrownBy(() -> log.at(1).putAll(map("a", 1, "before", 2, "z", refused)))
                    .isInstanceOf(UnsupportedValueException.class)
                    .hasMessageContaining(Range.class.getName())
                    .hasMessageContaining("allow");
            assertThatThrownBy(() -> log.at(1).put("before", refused)).isInstanceOf(UnsupportedValueException.class);
            assertThatThrownBy(() -> log.record(1, map("a", 1, "z", refused)))
                    .isInstanceOf(UnsupportedValueException.class);
            assertThatThrownBy(() -> log.rows().put(1L, map("a", 1, "z", refused)))
                    .isInstanceOf(UnsupportedValueException.class);
            assertThatThrownBy(() -> log.status().putAll(map("iterations_done", 7, "z", refused)))
                    .isInstanceOf(UnsupportedValueException.class);
        }
        assertThat(log.at(1)).isEqualTo(map("before", 1L));
        assertThat(log.status().iterationsDone()).isZero();
        assertThat(log.status()).hasSize(4);
    }

    @Test
    void whatHasNoStoredFormIsRefusedWithItsClass() {
        TrainingLog allowing =
                keep(open(LogDatabase.builder().allow("io.traininglog")).create());
        assertThatThrownBy(() -> allowing.at(1).put("key", new NotSerializable()))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining(NotSerializable.class.getName());
        assertThatThrownBy(() -> allowing.at(1).put("key", new Thread()))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> allowing.at(1).put("key", Object.class)).isInstanceOf(UnsupportedValueException.class);
        assertThat(allowing.at(1)).isEmpty();
    }

    @Test
    void whatWasAllowedOnceIsACodecExceptionWhereItIsNotAllowedAndItsNeighboursAreReadable() {
        if (backend == Backend.SQLITE_FILE) {
            TrainingLog allowing =
                    keep(open(LogDatabase.builder().allow("io.traininglog")).create());
            allowing.at(1).putAll(map("a", 1, "phase", Phase.WARMUP, "z", 2));
            TrainingLog strict = keep(database.open(allowing.uuid()));
            assertThatThrownBy(() -> strict.at(1).get("phase"))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(allowing.hexUuid())
                    .hasMessageContaining("time 1")
                    .hasMessageContaining("'phase'");
            assertThat(strict.at(1).get("a")).isEqualTo(1L);
            assertThat(strict.at(1).get("z")).isEqualTo(2L);
            assertThat(strict.at(1).keySet()).containsExactly("a", "phase", "z");
        }
    }

    @Test
    void aPickledObjectComesBackAsItIs() {
        byte[] pickle = "cos\nsystem\n(S'true'\ntR.".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        PickledObject pickled = new PickledObject("os.system", pickle);
        log.at(1).put("pickled", pickled);
        assertThat(((PickledObject) log.at(1).get("pickled")).bytes()).isEqualTo(pickle);
    }
}
