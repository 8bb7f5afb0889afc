package io.traininglog.value.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.traininglog.CodecException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

    static Stream<Arguments> arrays() {
        return each(
                new boolean[] {true, false, true},
                new short[] {Short.MIN_VALUE, -1, 0, Short.MAX_VALUE},
                new char[] {0, 'a', '\ud800', '\uffff'},
                new int[] {Integer.MIN_VALUE, 7, Integer.MAX_VALUE},
                new long[] {Long.MIN_VALUE, 7, Long.MAX_VALUE},
                new float[] {-0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY},
                new double[] {-0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY},
                new double[0],
                new double[0][],
                new double[3][0],
                new double[0][5],
                new float[2][0][],
                new long[2][3][0],
                new char[1][1][1][1],
                new byte[][] {{1, 2, 3}, {-1, -2, -3}},
                new byte[0][],
                new boolean[][] {{true}, {false}},
                new int[][][] {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}, {{9, 10}, {11, 12}}},
                new double[60_000][0],
                new float[500][700],
                Array.newInstance(short.class, ones(255)));
    }

    /** One argument each: JUnit would spread an {@code Object[]}. */
    private static Stream<Arguments> each(Object... values) {
        return Stream.of(values).map(value -> Arguments.of(new Object[] {value}));
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void anArrayComesBackWithTypeAndShape(Object array) {
        assertThat(Npy.canEncode(array)).isTrue();
        Object read = Npy.decode(Npy.encode(array));
        assertThat(read).hasSameClassAs(array);
        assertThat(Arrays.deepEquals(new Object[] {read}, new Object[] {array})).isTrue();
    }

    @Test
    void everyBitOfANumberComesBack() {
        Random random = new Random(1);
        long[] bits = random.longs(1000).toArray();
        bits[0] = 0x7ff0000000000001L; // a signalling NaN with a payload
        bits[1] = 0xfff8000000000123L;
        double[] doubles = new double[bits.length];
        float[] floats = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            doubles[i] = Double.longBitsToDouble(bits[i]);
            floats[i] = Float.intBitsToFloat(i == 0 ? 0x7fc00123 : (int) bits[i]);
        }
        double[] readDoubles = (double[]) Npy.decode(Npy.encode(doubles));
        float[] readFloats = (float[]) Npy.decode(Npy.encode(floats));
        for (int i = 0; i < bits.length; i++) {
            assertThat(Double.doubleToRawLongBits(readDoubles[i])).isEqualTo(Double.doubleToRawLongBits(doubles[i]));
            assertThat(Float.floatToRawIntBits(readFloats[i])).isEqualTo(Float.floatToRawIntBits(floats[i]));
        }
    }

    static Stream<Arguments> others() {
        return each(
                new byte[3],
                new double[][] {{1}, {2, 3}},
                new double[][] {{1}, null},
                new double[][] {null},
                new double[][][] {{{1}}, {{1}, {2}}},
                new String[0],
                new Double[] {1.0},
                new Object[] {new double[1]},
                1.0,
                "text",
                new double[1_000_000][0]);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNoRectangleOfPrimitivesIsLeftToOtherCodecs(Object value) {
        assertThat(Npy.canEncode(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.encode(value));
        assertThat(Npy.canEncode(null)).isFalse();
    }

    @Test
    void elementsStartAtAMultipleOf64() {
        byte[] bytes = Npy.encode(new double[] {1, 2});
        assertThat(bytes).hasSize(128 + 16);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }  ")
                .endsWith(" \n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", // another length than the elements'
                "{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000, 0), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647, 0), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 1073741824), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693952,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), } x",
                "{'descr': '<f8', 'fortran_order': False}",
                "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<u8', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': __import__('os').system('true')}",
                "{'descr': '<f8",
                ""
            })
    void aForgedHeaderIsRefused(String header) {
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> Npy.decode(npy(header, new byte[16])));
    }

    @Test
    void damageIsAnErrorOfTheCodec() {
        byte[] good = Npy.encode(new int[][] {{1, 2}, {3, 4}});
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatExceptionOfType(CodecException.class).isThrownBy(() -> Npy.decode(cut));
        }
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                Npy.decode(flipped);
            } catch (CodecException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void headersOfLaterVersionsAndFortranOrderAreRead() {
        byte[] bytes = npy(
                "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3)}",
                new byte[] {0, 1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6});
        short[][] expected = {{1, 2, 3}, {4, 5, 6}};
        assertThat(Npy.decode(bytes)).isEqualTo(expected);

        byte[] wide = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, wide, 0, 10);
        System.arraycopy(bytes, 10, wide, 12, bytes.length - 10);
        wide[6] = 2;
        assertThat(Npy.decode(wide)).isEqualTo(expected);
    }

    private static byte[] npy(String header, byte[] elements) {
        byte[] bytes = new byte[10 + header.length() + elements.length];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, bytes, 0, 8);
        bytes[8] = (byte) header.length();
        bytes[9] = (byte) (header.length() >> 8);
        System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, bytes, 10, header.length());
        System.arraycopy(elements, 0, bytes, 10 + header.length(), elements.length);
        return bytes;
    }
}
