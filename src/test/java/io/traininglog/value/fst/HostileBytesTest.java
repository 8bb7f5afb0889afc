package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Month;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileBytesTest {

    private final ObjectCodec codec = Samples.codec();

    static List<Object> samples() {
        Samples.Custom custom = new Samples.Custom();
        custom.b = "b";
        custom.c = List.of(1);
        Samples.Node node = new Samples.Node();
        node.edges = new HashMap<>(Map.of(node, 1.0));
        Samples.External external = new Samples.External();
        external.object = "x";
        return List.of(
                new ArrayList<>(Arrays.asList(1, "two", 3.0, null, 'c', 5L, List.of("two"))),
                new HashMap<>(Map.of(
                        "loss", 0.5, "names", Set.of("a", "b"), "when", Instant.EPOCH, "big", new BigDecimal("1.5"))),
                new double[][] {{1, 2}, {3}},
                new Object[] {
                    new int[] {1, 2, 3}, new String[] {"a"}, EnumSet.of(Month.MAY), new TreeMap<>(Map.of(1, 2))
                },
                new Samples.Box<>(Samples.Phase.VALIDATE, List.of(new Samples.Box<>("x", List.of()))),
                new Samples.Derived("a", "b", new double[] {1}, Instant.EPOCH),
                custom,
                node,
                external,
                new Samples.Proxied(List.of("a", "b")),
                Samples.Single.ONE,
                new Samples.Nested(1, new Samples.Nested(2, null)));
    }

    @Test
    void everyFlippedBitCutAndExtensionOfAFrameIsACodecException() {
        for (Object sample : samples()) {
            byte[] framed = codec.encode(sample);
            for (int bit = 0; bit < framed.length * 8; bit++) {
                byte[] flipped = framed.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> codec.decode(flipped)).isInstanceOf(CodecException.class);
            }
            for (int length = 0; length < framed.length; length++) {
                byte[] cut = Arrays.copyOf(framed, length);
                assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(CodecException.class);
            }
            assertThatThrownBy(() -> codec.decode(Arrays.copyOf(framed, framed.length + 1)))
                    .isInstanceOf(CodecException.class);
        }
    }

    private static byte anyTag(Random random) {
        List<Tag> tags = List.of(Tag.values());
        return tags.get(random.nextInt(tags.size())).code();
    }

    private static byte[] payload(byte[] framed) {
        return Arrays.copyOfRange(framed, Frame.HEADER, framed.length);
    }

    /** A value or a CodecException, nothing else. */
    private void survive(byte[] payload) {
        try {
            Object value = codec.decode(Frame.wrap(payload, payload.length));
            assertThat(value == null || value.getClass() != Object.class).isTrue();
        } catch (CodecException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Test
    void everyFlippedBitOfAPayloadWithARightChecksumIsAValueOrACodecException() {
        for (Object sample : samples()) {
            byte[] payload = payload(codec.encode(sample));
            for (int bit = 0; bit < payload.length * 8; bit++) {
                byte[] flipped = payload.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                survive(flipped);
            }
        }
    }

    @Test
    void randomlyForgedPayloadsAreAValueOrACodecException() {
        Random random = new Random(7);
        List<byte[]> payloads =
                samples().stream().map(sample -> payload(codec.encode(sample))).toList();
        for (int round = 0; round < 60_000; round++) {
            byte[] payload = payloads.get(random.nextInt(payloads.size())).clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                int at = random.nextInt(payload.length);
                switch (random.nextInt(4)) {
                    case 0 -> payload[at] = (byte) random.nextInt();
                    case 1 -> payload[at] = anyTag(random);
                    case 2 -> payload[at] = (byte) -127;
                    default -> {
                        byte[] other = payloads.get(random.nextInt(payloads.size()));
                        int length = Math.min(random.nextInt(12), Math.min(other.length, payload.length - at));
                        System.arraycopy(other, random.nextInt(other.length - length + 1), payload, at, length);
                    }
                }
            }
            survive(payload);
        }
    }

    @Test
    void randomBytesAreAValueOrACodecException() {
        Random random = new Random(11);
        for (int round = 0; round < 60_000; round++) {
            byte[] payload = new byte[1 + random.nextInt(60)];
            random.nextBytes(payload);
            payload[0] = anyTag(random);
            survive(payload);
        }
    }

    private final class Forgery {
        private final GraphOutput out = new GraphOutput(new World(new AllowList(List.of(Samples.NAME))));

        Forgery tag(Tag tag) throws Exception {
            out.writeByte(tag.code());
            return this;
        }

        Forgery number(int number) throws Exception {
            out.writeInt(number);
            return this;
        }

        Forgery name(String name) throws Exception {
            out.writeInt(0);
            out.writeUTF(name);
            out.writeInt(0);
            return this;
        }

        byte[] framed() {
            return Frame.wrap(out.getBuffer(), out.position());
        }

        void isRefused() {
            isRefused("");
        }

        void isRefused(String... words) {
            assertThatThrownBy(() -> codec.decode(framed()))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContainingAll(words);
        }
    }

    @Test
    void forgedLengthsAreRefusedBeforeAnythingIsAllocated() throws Exception {
        for (int length : new int[] {Integer.MAX_VALUE, 1 << 30, 1000, -1, Integer.MIN_VALUE}) {
            for (Tag tag : List.of(
                    Tag.STRING,
                    Tag.BIG_INTEGER,
                    Tag.BIT_SET,
                    Tag.ARRAY_LIST,
                    Tag.HASH_SET,
                    Tag.HASH_MAP,
                    Tag.ARRAY_AS_LIST,
                    Tag.IMMUTABLE_LIST,
                    Tag.CONCURRENT_MAP,
                    Tag.LINKED_LIST,
                    Tag.ARRAY_DEQUE,
                    Tag.UNMODIFIABLE_MAP)) {
                new Forgery().tag(tag).number(length).isRefused("items");
            }
            for (int array = 1; array <= ClassNames.NUMBERED.size(); array++) {
                new Forgery().tag(Tag.ARRAY).number(array).number(length).isRefused("items");
            }
        }
    }

    @Test
    void arraysInArraysCannotMultiplyWhatThePayloadHolds() throws Exception {
        int size = 200_000;
        Forgery forgery = new Forgery();
        for (int i = 0; i < Depth.LIMIT - 1; i++) {
            forgery.tag(Tag.ARRAY).number(17).number(size - 1000);
        }
        forgery.out.write(new byte[size]);
        forgery.isRefused("more elements than it has bytes");
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        for (Tag tag :
                List.of(Tag.ARRAY_LIST, Tag.OPTIONAL, Tag.ENTRY, Tag.REPLACEMENT, Tag.HASH_SET, Tag.UNMODIFIABLE_SET)) {
            Forgery forgery = new Forgery();
            for (int i = 0; i < 100_000; i++) {
                forgery.tag(tag);
                if (tag != Tag.OPTIONAL && tag != Tag.ENTRY && tag != Tag.REPLACEMENT) {
                    forgery.number(1);
                }
            }
            forgery.isRefused("nests deeper");
        }
    }

    @Test
    void classesOutsideTheWorldAreNeverMade() throws Exception {
        for (String name : List.of(
                "java.net.URL",
                "javax.management.BadAttributeValueExpException",
                "java.io.File",
                "java.lang.Thread",
                "com.google.common.collect.ImmutableList",
                "io.traininglog.value.fst.HostileBytesTest$Outsider",
                "java.util.HashMap",
                "java.lang.Class",
                "java.lang.reflect.Proxy",
                "java.lang.invoke.SerializedLambda",
                "no.such.Class",
                "")) {
            for (Tag tag : List.of(Tag.OBJECT, Tag.RECORD, Tag.ENUM)) {
                new Forgery().tag(tag).name(name).isRefused();
            }
        }
        new Forgery().tag(Tag.OBJECT).name(Samples.NAME + "$Phase").isRefused();
        new Forgery().tag(Tag.OBJECT).number(17).isRefused();
        new Forgery().tag(Tag.RECORD).number(17).isRefused();
        new Forgery().tag(Tag.ARRAY).name("[Ljava.io.File;").isRefused("java.io.File");
        new Forgery().tag(Tag.ARRAY).name("[".repeat(300) + "I").isRefused();
        assertThat(Outsider.made).isFalse();
    }

    static final class Outsider implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
        static boolean made = initialized();

        private static boolean initialized() {
            System.setProperty("outsider", "initialized");
            return false;
        }
    }

    @Test
    void aMissingClassIsNamed() throws Exception {
        new Forgery()
                .tag(Tag.OBJECT)
                .name(Samples.NAME + "$Gone")
                .isRefused(Samples.NAME + "$Gone", "not on the class path");
    }

    @Test
    void aSetThatWouldHashForYearsIsRefusedAtOnce() throws Exception {
        // s1 = {s2, s2'}, s2 = {s3, s3'} … by references: 2^100 hashes from 500 bytes.
        Forgery forgery = new Forgery();
        int left = -1;
        int right = -1;
        List<Integer> positions = new ArrayList<>();
        forgery.tag(Tag.ARRAY_LIST).number(81);
        for (int level = 0; level < 40; level++) {
            for (int side = 0; side < 2; side++) {
                positions.add(forgery.out.position());
                forgery.tag(Tag.HASH_SET).number(side + (level == 0 ? 0 : 2));
                if (level > 0) {
                    forgery.tag(Tag.REFERENCE).number(left).tag(Tag.REFERENCE).number(right);
                }
                if (side == 1) {
                    forgery.tag(Tag.TRUE);
                }
            }
            left = positions.get(positions.size() - 2);
            right = positions.get(positions.size() - 1);
        }
        forgery.tag(Tag.NULL);
        forgery.isRefused("from inside a key");
    }

    @Test
    void keysForgedToCollideAreRefused() throws Exception {
        int keys = 20_000;
        Forgery forgery = new Forgery().tag(Tag.HASH_SET).number(keys);
        for (int i = 0; i < keys; i++) {
            // List.of(a, b) hashes to 961 + 31 a + b
            forgery.tag(Tag.ARRAY_LIST)
                    .number(2)
                    .tag(Tag.INTEGER)
                    .number(i)
                    .tag(Tag.INTEGER)
                    .number(-31 * i);
        }
        forgery.isRefused("hash code");
    }

    @Test
    void aClassThatReadsMoreThanItWroteMeetsTheEnd() {
        byte[] framed = codec.encode(new ArrayList<>(List.of(new Samples.Greedy(), 1L, 2L, 3L)));
        assertThatThrownBy(() -> codec.decode(framed))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("reads more than it wrote");
    }

    @Test
    void aRecordsOwnCheckIsHeard() {
        byte[] framed = codec.encode(new Samples.Picky(5));
        byte[] payload = payload(framed);
        payload[payload.length - 1] = -5;
        assertThatThrownBy(() -> codec.decode(Frame.wrap(payload, payload.length)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("negative");
    }

    @Test
    void anotherFormatOrCodecIsToldApartFromDamage() {
        byte[] framed = codec.encode(1);
        framed[1] = 2;
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(framed, 0, 6);
        crc.update(framed, Frame.HEADER, framed.length - Frame.HEADER);
        java.nio.ByteBuffer.wrap(framed).putInt(6, (int) crc.getValue());
        assertThatThrownBy(() -> codec.decode(framed))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("newer library");
        assertThatThrownBy(() -> codec.decode("not a frame, but text".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CodecException.class);
    }
}
