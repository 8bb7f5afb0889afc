package io.traininglog.value.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.PickledObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real Pythons pickled, in every protocol that they know; {@code make.py} beside the resources wrote it. */
class GoldenPicklesTest {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Golden(String name, int protocol, byte[] pickle) {

        static List<Golden> all(String resource) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Golden.class.getResourceAsStream("/pickles/" + resource + ".txt.gz")),
                    StandardCharsets.US_ASCII))) {
                return lines.lines().map(Golden::parse).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Golden parse(String line) {
            String[] words = line.split(" ", -1);
            return new Golden(
                    words[0], Integer.parseInt(words[1]), Base64.getDecoder().decode(words[2]));
        }
    }

    private static final Map<String, Object> EXPECTED = new HashMap<>();

    /** Name of a golden pickle to the name that its object gives. */
    private static final Map<String, String> STRANGERS = new HashMap<>();

    static {
        EXPECTED.put("none", null);
        EXPECTED.put("true", true);
        EXPECTED.put("false", false);
        EXPECTED.put("list", Arrays.asList(1L, "a", Arrays.asList(2.5, null)));
        EXPECTED.put("long_list", LongStream.range(0, 2000).boxed().toList());
        EXPECTED.put(
                "tuples",
                List.of(List.of(), List.of(1L), List.of(1L, 2L), List.of(1L, 2L, 3L), List.of(1L, 2L, 3L, 4L)));
        EXPECTED.put("dict", map("z", 1L, "a", List.of(2L), 3L, map("nested", true)));
        EXPECTED.put("ordered_dict", map("z", 1L, "a", 2L));
        EXPECTED.put("empties", List.of(List.of(), List.of(), map(), Set.of(), Set.of(), "", new byte[0]));
        EXPECTED.put("set", Set.of(3L));
        EXPECTED.put("frozenset", Set.of("x"));
        EXPECTED.put("keys", map(List.of(1L, "a"), 1L, Set.of(2L), 2L, null, 3L, 1.5, 4L));
        EXPECTED.put("bytearray", new byte[] {0, (byte) 0x80, (byte) 0xff});
        EXPECTED.put("datetime", LocalDateTime.parse("2024-02-29T23:59:58.999999"));
        EXPECTED.put("date", LocalDate.of(1, 1, 1));
        EXPECTED.put("time", LocalTime.of(1, 2, 3, 4000));
        EXPECTED.put("timedelta", Duration.ofDays(-3).plusSeconds(4).plusNanos(5000));
        EXPECTED.put(
                "decimal",
                List.of(
                        new BigDecimal("1.10"),
                        new BigDecimal("-5E+3"),
                        new BigDecimal("0E-10"),
                        new BigDecimal("123456789012345678901234567890.5")));
        EXPECTED.put("shared", List.of(List.of("shared"), List.of("shared")));

        EXPECTED.put(
                "text", List.of("", "a", "é€\ud83d\ude00", "\0\n\r\u001a\\u0041\\", "it's \"quoted\"", "\ud800 alone"));
        EXPECTED.put("long_text", "€".repeat(300));
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        EXPECTED.put("bytes", List.of(new byte[0], new byte[] {'a', 'b', 'c'}, all));
        EXPECTED.put("datetime_utc", OffsetDateTime.parse("2024-01-02T03:04:05Z"));
        EXPECTED.put("datetime_east", OffsetDateTime.parse("2024-01-02T03:04:05.000006+05:30"));
        EXPECTED.put("datetime_fold", LocalDateTime.parse("2024-10-27T02:30"));
        EXPECTED.put("time_west", OffsetTime.parse("01:02-08:00"));

        EXPECTED.put("np_axes", cube(2, 3, 4, 1, 0, 2));
        EXPECTED.put("np_axes_3", cube(2, 3, 4, 2, 0, 1));
        EXPECTED.put("np_view", new long[] {9, 6, 3, 0});
        EXPECTED.put("np_extremes", new long[] {0, 0xffffffffL});
        EXPECTED.put("np_u8_max", new long[] {Long.MAX_VALUE});
        EXPECTED.put(
                "np_halves", new float[] {0, -0f, 65504, 0x1p-24f, Float.POSITIVE_INFINITY, (float) 0.0999755859375});
        EXPECTED.put("np_nested", map("a", List.of(new double[2], (double) 0.1f)));

        STRANGERS.put("list_of_itself", "a LIST that holds itself");
        STRANGERS.put("dict_of_itself", "a DICT that holds itself");
        STRANGERS.put("complex", "builtins.complex");
        STRANGERS.put("decimal_nan", "decimal.Decimal");
        STRANGERS.put("type", "builtins.int");
        STRANGERS.put("function", "builtins.len");
        STRANGERS.put("timezone", "datetime.timezone");
        STRANGERS.put("class", "__main__.Mine");
        STRANGERS.put("new_class", "__main__.Mine");
        STRANGERS.put("old_class", "__main__.Old");
        STRANGERS.put("range", "builtins.range");
        STRANGERS.put("np_stranger:u8", "numpy.uint64");
        STRANGERS.put("np_stranger:u8_scalar", "numpy.uint64");
        STRANGERS.put("np_stranger:complex", "numpy.dtype[c16]");
        STRANGERS.put("np_stranger:complex_scalar", "numpy.dtype[c16]");
        STRANGERS.put("np_stranger:longdouble", "numpy.dtype[f16]");
        STRANGERS.put("np_stranger:text", "numpy.dtype[U1]");
        STRANGERS.put("np_stranger:text_scalar", "numpy.dtype[U1]");
        STRANGERS.put("np_stranger:bytes", "numpy.dtype[S1]");
        STRANGERS.put("np_stranger:object", "numpy.dtype[O8]");
        STRANGERS.put("np_stranger:structure", "numpy.dtype[V12]");
        STRANGERS.put("np_stranger:date", "numpy.dtype[M8]");
        STRANGERS.put("np_stranger:duration", "numpy.dtype[m8]");
        STRANGERS.put("np_stranger:dtype", "numpy.dtype");
        STRANGERS.put("np_stranger:masked", "numpy.ma.core._mareconstruct");
        STRANGERS.put("np_stranger:matrix", "numpy.matrix");
        STRANGERS.put("np_stranger:subarray", "numpy.dtype[V8]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickles", "python2"})
    void whatPythonPickledComesBack(String resource) {
        List<Golden> goldens = Golden.all(resource);
        assertThat(goldens).hasSizeGreaterThan(200);
        for (Golden golden : goldens) {
            String name = golden.name.startsWith("old_np") ? golden.name.substring(4) : golden.name;
            String asked = golden.name + " in protocol " + golden.protocol + " of " + resource;
            Object value = Pickles.decode(golden.pickle);
            if (STRANGERS.containsKey(name)) {
                assertThat(value).as(asked).isInstanceOf(PickledObject.class);
                PickledObject stranger = (PickledObject) value;
                assertThat(inPython3(stranger.className())).as(asked).isEqualTo(STRANGERS.get(name));
                assertThat(stranger.bytes()).as(asked).isEqualTo(golden.pickle);
            } else if (name.equals("float:nan")) { // whose sign was its processor's choice
                assertThat(value).as(asked).matches(number -> Double.isNaN((Double) number));
            } else {
                Object expected = resource.equals("python2") && PYTHON2.containsKey(name)
                        ? PYTHON2.get(name)
                        : EXPECTED.containsKey(name) ? EXPECTED.get(name) : named(name);
                assertThat(Described.of(value)).as(asked).isEqualTo(Described.of(expected));
            }
        }
    }

    private static String inPython3(String className) {
        return className
                .replace("__builtin__", "builtins")
                .replace("builtins.xrange", "builtins.range")
                .replace("builtins.long", "builtins.int");
    }

    private static final Map<String, Object> PYTHON2 = Map.of(
            // Python 2 had an order of its own
            "dict", map("a", List.of(2L), 3L, map("nested", true), "z", 1L),
            "keys", map(1.5, 4L, List.of(1L, "a"), 1L, Set.of(2L), 2L, null, 3L),
            "text", List.of("", "a", "café", "caf\u00e9", "tab\tnew\nline '\"\\ \0\u007f"),
            "empties", List.of(List.of(), List.of(), map(), Set.of(), Set.of(), "", ""),
            "unicode", List.of("€\ud83d\ude00", "a\nb\\u0041"),
            "long", List.of(5L, BigInteger.TWO.pow(70)));

    /** The value that a name like {@code np_cube:>f4} tells. */
    private static Object named(String name) {
        String kind = name.substring(0, name.indexOf(':'));
        String rest = name.substring(name.indexOf(':') + 1);
        return switch (kind) {
            case "int" -> Long.parseLong(rest);
            case "big" -> new BigInteger(rest);
            case "float" ->
                switch (rest) {
                    case "inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    case "nan" -> Double.NaN;
                    default -> Double.parseDouble(rest);
                };
            case "np_scalar", "np_no_dimensions" ->
                rest.startsWith("b") ? (Object) true : rest.startsWith("f") ? (Object) 1.0 : (Object) 1L;
            case "np_vector" -> vector(rest.substring(1), 0, 3);
            case "np_empty" -> Array.newInstance(vector(rest, 0, 0).getClass(), 2, 0);
            case "np_cube", "np_fortran" -> {
                Class<?> row = vector(rest.substring(1), 0, 0).getClass();
                Object[][] planes = (Object[][]) Array.newInstance(row, 2, 3);
                for (int i = 0; i < 6; i++) {
                    planes[i / 3][i % 3] = vector(rest.substring(1), 4 * i, 4);
                }
                yield planes;
            }
            default -> throw new AssertionError("no value is expected for " + name);
        };
    }

    private static Object vector(String code, int from, int count) {
        Class<?> type = switch (code) {
            case "b1" -> boolean.class;
            case "i1" -> byte.class;
            case "i2", "u1" -> short.class;
            case "i4", "u2" -> int.class;
            case "i8", "u4", "u8" -> long.class;
            case "f2", "f4" -> float.class;
            default -> double.class;
        };
        Object vector = Array.newInstance(type, count);
        for (int i = 0; i < count; i++) {
            if (type == boolean.class) {
                Array.setBoolean(vector, i, from + i != 0);
            } else if (type == byte.class) {
                Array.setByte(vector, i, (byte) (from + i));
            } else if (type == short.class) {
                Array.setShort(vector, i, (short) (from + i));
            } else {
                Array.setInt(vector, i, from + i);
            }
        }
        return vector;
    }

    private static long[][][] cube(int... stored) {
        int[] axes = {stored[3], stored[4], stored[5]};
        long[][][] cube = new long[stored[axes[0]]][stored[axes[1]]][stored[axes[2]]];
        int[] at = new int[3];
        for (int i = 0; i < 24; i++) {
            at[0] = i / 12;
            at[1] = i / 4 % 3;
            at[2] = i % 4;
            cube[at[axes[0]]][at[axes[1]]][at[axes[2]]] = i;
        }
        return cube;
    }

    private static Map<Object, Object> map(Object... keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void whatIsReadIsTheCallersToChange() {
        for (Golden golden : Golden.all("pickles")) {
            if (golden.name.equals("shared")) {
                @SuppressWarnings("unchecked")
                List<List<String>> lists = (List<List<String>>) Pickles.decode(golden.pickle);
                Collections.addAll(lists.get(0), "more");
                assertThat(lists.get(1)).containsExactly("shared");
            }
        }
    }
}
