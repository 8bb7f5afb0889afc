package io.traininglog.robustness;

import io.traininglog.PickledObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A value of every kind that is stored, by a name. */
public final class KindsOfValues {

    /** What Python's {@code pickle.dumps} makes of an object whose {@code __reduce__} names {@code os.system}. */
    static final byte[] OS_SYSTEM =
            "cposix\nsystem\n(S'touch pickle-was-here'\ntR.".getBytes(StandardCharsets.US_ASCII);

    public static final Map<String, Object> ALL = all();

    private KindsOfValues() {}

    private static Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>();
        all.put("null", null);
        all.put("long", Long.MIN_VALUE);
        all.put("double", -0.0);
        all.put("infinity", Double.NEGATIVE_INFINITY);
        all.put("nan", Double.NaN);
        all.put("true", true);
        all.put("false", false);
        all.put("text", "héllo ☃ 😀\n");
        all.put("empty text", "");
        all.put("utf-16", "nul \0 and a lone \ud800 surrogate");
        all.put("bytes", new byte[] {0, -1, 127});
        all.put("doubles", new double[] {1, Double.NaN, -0.0});
        all.put("floats", new float[][] {{1, 2, 3}, {4, 5, 6}});
        all.put("longs", new long[0]);
        all.put("booleans", new boolean[] {true, false});
        all.put("integers", List.of(1L, 2L, 3L));
        all.put("list", List.of("a", 1L, 2.5, true));
        all.put("map", Map.of("a", List.of(1L)));
        all.put("set", Set.of("only"));
        all.put("big integer", BigInteger.TWO.pow(200));
        all.put("decimal", new BigDecimal("0.10"));
        all.put("instant", Instant.ofEpochSecond(1_700_000_000, 5));
        all.put("uuid", new UUID(1, 2));
        all.put("strings", new String[] {"a", null});
        all.put("ragged", new int[][] {{1}, {2, 3}});
        all.put("pickle", new PickledObject("posix.system", OS_SYSTEM));
        all.put("", "under an empty key");
        all.put("a key of many letters ".repeat(40), 1L);
        all.put("ключ 😀", 2L);
        return all;
    }
}
