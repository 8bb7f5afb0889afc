package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JdkObsolete") // a user's choice
class RandomGraphTest {

    private final Random random = new Random(42);

    @Test
    void anyGraphComesBackEqual() {
        for (int round = 0; round < 20_000; round++) {
            Object value = any(random.nextInt(6));
            Object back = Samples.roundTrip(value);
            assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {value}))
                    .as("round %s: %s", round, value)
                    .isTrue();
        }
    }

    private Object any(int depth) {
        return depth == 0 ? scalar() : container(depth - 1);
    }

    private Object container(int depth) {
        int n = random.nextInt(5);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            list.add(any(random.nextInt(depth + 1)));
        }
        return switch (random.nextInt(16)) {
            case 0 -> list;
            case 1 -> new LinkedList<>(list);
            case 2 -> List.copyOf(list);
            case 3 -> Collections.unmodifiableList(list);
            case 4 -> Arrays.asList(list.toArray());
            case 5 -> set(depth);
            case 6 -> Collections.unmodifiableSet(set(depth));
            case 7 -> map(depth);
            case 8 -> Collections.unmodifiableMap(map(depth));
            case 9 -> new TreeMap<>(Map.of("k" + random.nextInt(9), 1, "x", 2));
            case 10 -> Optional.of(list);
            case 11 -> new Samples.Box<>(list, List.of(new Samples.Box<>(scalar(), List.of())));
            case 12 -> new AbstractMap.SimpleEntry<>(scalar(), list);
            case 13 -> Set.copyOf(set(depth));
            case 14 -> Map.copyOf(map(depth));
            default ->
                new Samples.Point(
                        random.nextDouble(),
                        random.nextFloat(),
                        random.nextLong(),
                        random.nextInt(),
                        (short) random.nextInt(),
                        (byte) random.nextInt(),
                        (char) random.nextInt(),
                        random.nextBoolean(),
                        text());
        };
    }

    private Set<Object> set(int depth) {
        Set<Object> set = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            set.add(any(random.nextInt(depth + 1)));
        }
        return set;
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(any(random.nextInt(depth + 1)), any(random.nextInt(depth + 1)));
        }
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? 'a' + random.nextInt(26) : random.nextInt(65536)));
        }
        return text.toString();
    }

    private Object scalar() {
        long bits = random.nextLong() >> random.nextInt(64);
        return switch (random.nextInt(22)) {
            case 0 -> (int) bits;
            case 1 -> bits;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> (float) random.nextGaussian();
            case 4 -> random.nextBoolean();
            case 5 -> (char) bits;
            case 6 -> (byte) bits;
            case 7 -> (short) bits;
            case 8 -> BigInteger.valueOf(bits).pow(3);
            case 9 -> new BigDecimal(BigInteger.valueOf(bits), random.nextInt(40) - 20);
            case 10 -> Instant.ofEpochSecond(bits % 1_000_000_000_000L, random.nextInt(1_000_000_000));
            case 11 -> Duration.ofNanos(bits);
            case 12 -> LocalDate.ofEpochDay(bits % 1_000_000);
            case 13 -> LocalTime.ofNanoOfDay(Math.floorMod(bits, 86_400_000_000_000L));
            case 14 -> new UUID(bits, random.nextLong());
            case 15 ->
                ZonedDateTime.ofInstant(Instant.ofEpochSecond(bits % 10_000_000_000L), ZoneId.of("America/New_York"));
            case 16 -> DayOfWeek.of(1 + random.nextInt(7));
            case 17 -> random.nextBoolean() ? Samples.Phase.TRAIN : Samples.Phase.VALIDATE;
            case 18 -> OptionalDouble.of(random.nextDouble());
            case 19 -> YearMonth.of(random.nextInt(3000), 1 + random.nextInt(12));
            case 20 -> Optional.empty();
            default -> text();
        };
    }
}
