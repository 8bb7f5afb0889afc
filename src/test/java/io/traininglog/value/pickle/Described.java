package io.traininglog.value.pickle;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A value in text that tells types, orders and bits apart, so that equal texts mean equal values. */
final class Described {

    private Described() {}

    static String of(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return (value instanceof Long ? "int " : "big ") + value;
        }
        if (value instanceof Double number) {
            return "float " + Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (value instanceof String text) {
            return "str " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE)) + loneSurrogates(text);
        }
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Described::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(Described::of).sorted().collect(Collectors.joining(", ", "<", ">"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> of(Array.get(value, i)))
                    .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
        }
        return value.getClass().getSimpleName() + " " + value;
    }

    private static String loneSurrogates(String text) {
        String lone = text.codePoints()
                .filter(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(" "));
        return lone.isEmpty() ? "" : " alone " + lone;
    }
}
