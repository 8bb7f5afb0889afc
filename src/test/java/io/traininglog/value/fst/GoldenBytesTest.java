package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.util.*;
import org.junit.jupiter.api.Test;

/** What is in databases already. Where a change here seems due, add a codec id instead. */
class GoldenBytesTest {

    private static final HexFormat HEX = HexFormat.of();

    private static void pinned(Object value, String hex) {
        assertThat(HEX.formatHex(Samples.codec().encode(value))).isEqualTo(hex);
        Object back = Samples.codec().decode(HEX.parseHex(hex));
        assertThat(Arrays.deepEquals(new Object[] {back}, new Object[] {value})).isTrue();
    }

    @Test
    void aMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("loss", 0.5);
        map.put("epoch", 3L);
        map.put("best", true);
        pinned(map, "010100000021f25d9a3a500602046c6f73730b000000000000e03f020565706f6368090302046265" + "737404");
    }

    @Test
    void aListOfScalars() {
        pinned(
                new ArrayList<>(Arrays.asList(
                        1,
                        300,
                        'x',
                        null,
                        new BigDecimal("1.5"),
                        Instant.ofEpochSecond(1, 2),
                        Month.MAY,
                        "é漢",
                        Optional.of("é漢"))),
                "010100000033352a57bb3c09080108802c010778000d01010f14010233000f6a6176612e74696d65"
                        + "2e4d6f6e74680002034d41590202e9ff226f28012a");
    }

    @Test
    void arrays() {
        pinned(
                new Object[] {new double[][] {{1}, {2, 3}}, new String[] {"a"}, new short[] {255, 1}},
                "01010000003195c8eb52321103321002320801000000000000f03f32080200000000000000400000"
                        + "000000000840321301020161320402ffff0001");
    }

    @Test
    void aRecordAndAnEnum() {
        pinned(
                new Samples.Box<>(Samples.Phase.VALIDATE, List.of(new Samples.Box<>(null, List.of()))),
                "01010000006792d5c3a4340024696f2e747261696e696e676c6f672e76616c75652e6673742e5361"
                        + "6d706c657324426f7881673de610330026696f2e747261696e696e676c6f672e76616c75652e6673"
                        + "742e53616d706c657324506861736500020856414c494441544540013419004000");
    }

    @Test
    void aSerializableObject() {
        pinned(
                new Samples.SameHash(42),
                "010100000032409ee1e7350029696f2e747261696e696e676c6f672e76616c75652e6673742e5361"
                        + "6d706c65732453616d6548617368810b2f9c512a");
    }

    @Test
    void tagsKeepTheirCodes() {
        StringBuilder codes = new StringBuilder();
        for (Tag tag : Tag.values()) {
            codes.append(tag).append(tag.code()).append(' ');
        }
        assertThat(codes.toString().strip()).isEqualTo("""
                NULL0 REFERENCE1 STRING2 FALSE3 TRUE4 BYTE5 SHORT6 CHARACTER7 INTEGER8 LONG9 FLOAT10 \
                DOUBLE11 BIG_INTEGER12 BIG_DECIMAL13 UUID14 DATE15 BIT_SET16 PICKLED_OBJECT17 INSTANT20 \
                DURATION21 PERIOD22 LOCAL_DATE23 LOCAL_TIME24 LOCAL_DATE_TIME25 OFFSET_DATE_TIME26 \
                OFFSET_TIME27 ZONED_DATE_TIME28 YEAR29 YEAR_MONTH30 MONTH_DAY31 ZONE_OFFSET32 \
                ZONE_REGION33 OPTIONAL40 OPTIONAL_INT41 OPTIONAL_LONG42 OPTIONAL_DOUBLE43 ENTRY44 \
                IMMUTABLE_ENTRY45 ARRAY50 ENUM51 RECORD52 OBJECT53 REPLACEMENT54 ARRAY_LIST60 \
                LINKED_LIST61 ARRAY_DEQUE62 ARRAY_AS_LIST63 IMMUTABLE_LIST64 UNMODIFIABLE_LIST65 \
                SINGLETON_LIST66 EMPTY_LIST67 HASH_SET70 TREE_SET71 UNMODIFIABLE_SET72 \
                UNMODIFIABLE_TREE_SET73 SINGLETON_SET74 EMPTY_SET75 ENUM_SET76 HASH_MAP80 CONCURRENT_MAP81 \
                TREE_MAP82 UNMODIFIABLE_MAP83 UNMODIFIABLE_TREE_MAP84 SINGLETON_MAP85 EMPTY_MAP86 \
                ENUM_MAP87""");
    }
}
