package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scalars come back as. */
final class ScalarsContractTest extends ContractTest {

    private @Nullable Object roundTrip(@Nullable Object value) {
        log.at(3).put("key", value);
        return anotherHandle(log).at(3).get("key");
    }

    @Test
    void everyIntegerComesBackAsLong() {
        assertThat(roundTrip((byte) -128)).isEqualTo(-128L);
        assertThat(roundTrip((short) 32_767)).isEqualTo(32_767L);
        assertThat(roundTrip(Integer.MIN_VALUE)).isEqualTo((long) Integer.MIN_VALUE);
        assertThat(roundTrip(new AtomicInteger(7))).isEqualTo(7L);
        assertThat(roundTrip(new AtomicLong(8))).isEqualTo(8L);
        for (long value : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1}) {
            assertThat(roundTrip(value)).isEqualTo(value);
        }
    }

    @Test
    void everyFloatComesBackAsDoubleBitByBit() {
        for (double value : new double[] {
            0.0,
            -0.0,
            1.0,
            0.1,
            1e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            9.007199254740992E15,
            0x1p63
        }) {
            assertThat(roundTrip(value)).isEqualTo(value);
        }
        for (float value : new float[] {0.1f, -0.0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE}) {
            assertThat(roundTrip(value)).isEqualTo((double) value);
        }
    }

    @Test
    void aDoubleWithoutFractionStaysADouble() {
        assertThat(roundTrip(42.0)).isEqualTo(42.0);
        assertThat(roundTrip(42L)).isEqualTo(42L);
    }

    @Test
    void booleansStayBooleans() {
        assertThat(roundTrip(true)).isEqualTo(true);
        assertThat(roundTrip(false)).isEqualTo(false);
    }

    @Test
    void nullIsAValue() {
        assertThat(roundTrip(null)).isNull();
        assertThat(log.at(3)).containsKey("key").hasSize(1);
    }

    @Test
    void everyStringComesBack() {
        for (String value : List.of(
                "",
                "plain",
                " ",
                "\0",
                "a\0b",
                "\0trailing\0",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D",
                "x\uD800",
                "\uFFFD\uFFFE\uFFFF",
                "line\r\nline",
                "'; DROP TABLE entries; --",
                "e\u0301 is not \u00e9",
                "1",
                "1.0",
                "NaN",
                "null")) {
            assertThat(roundTrip(value)).isEqualTo(value);
        }
    }

    @Test
    void aMegabyteOfTextComesBack() {
        String large = "\u00e4b".repeat(1 << 19);
        assertThat(roundTrip(large)).isEqualTo(large);
    }

    @Test
    void bytesComeBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(roundTrip(all)).isEqualTo(all);
        assertThat(roundTrip(new byte[0])).isEqualTo(new byte[0]);
        byte[] large = new byte[1 << 20];
        Arrays.fill(large, (byte) 5);
        assertThat(roundTrip(large)).isEqualTo(large);
    }

    @Test
    void bytesAreCopiedOnTheWayInAndOut() {
        byte[] bytes = {1, 2, 3};
        log.at(1).put("bytes", bytes);
        bytes[0] = 99;
        byte[] read = (byte[]) log.at(1).get("bytes");
        assertThat(read).containsExactly(1, 2, 3);
        read[1] = 99;
        assertThat((byte[]) log.at(1).get("bytes")).containsExactly(1, 2, 3);
        byte[] iterated = (byte[]) log.rows().firstEntry().getValue().get("bytes");
        iterated[2] = 99;
        assertThat((byte[]) log.at(1).get("bytes")).containsExactly(1, 2, 3);
    }

    @Test
    void theStatusKeepsTheSameValues() {
        for (Object value : new @Nullable Object[] {
            -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Long.MIN_VALUE, true, "a\0\uD800", "", null
        }) {
            log.status().put("key", value);
            assertThat(anotherHandle(log).status().get("key")).isEqualTo(value);
        }
        log.status().put("bytes", new byte[] {1});
        assertThat(anotherHandle(log).status().get("bytes")).isEqualTo(new byte[] {1});
    }

    @Test
    void aValueOfAnotherTypeReplacesTheWholeValue() {
        List<Object> values = Arrays.asList(1L, "text", 2.5, null, Double.NaN, new byte[] {1}, false, "a\0", 3L);
        for (Object first : values) {
            for (Object second : values) {
                log.at(1).put("key", first);
                assertThat(log.at(1).put("key", second)).isEqualTo(first);
                assertThat(log.at(1).get("key")).isEqualTo(second);
            }
        }
    }

    static class Tensor {

        private final double item;

        Tensor(double item) {
            this.item = item;
        }

        double item() {
            return item;
        }
    }

    static final class GpuTensor extends Tensor {

        GpuTensor(double item) {
            super(item);
        }

        @Override
        double item() {
            if (Double.isInfinite(super.item())) {
                throw new IllegalStateException("the device is gone");
            }
            return super.item();
        }
    }

    private TrainingLog logOfTensors() {
        return keep(
                open(LogDatabase.builder().scalar(Tensor.class, Tensor::item)).create());
    }

    @Test
    void aForeignScalarAndItsSubclassesComeBackAsDouble() {
        TrainingLog tensors = logOfTensors();
        tensors.at(1).put("tensor", new Tensor(1.5));
        tensors.at(1).putAll(map("gpu", new GpuTensor(Double.NaN)));
        tensors.record(1, map("recorded", new GpuTensor(-0.0)));
        tensors.status().put("tensor", new GpuTensor(3));
        assertThat(tensors.at(1)).isEqualTo(map("tensor", 1.5, "gpu", Double.NaN, "recorded", -0.0));
        assertThat(tensors.status().get("tensor")).isEqualTo(3.0);
        assertThat(tensors.series("tensor").values()).containsExactly(1.5);
    }

    @Test
    void aForeignScalarThatCannotBeReadIsRefused() {
        TrainingLog tensors = logOfTensors();
        assertThatThrownBy(
                        () -> tensors.at(1).putAll(map("a", 1, "b", new GpuTensor(Double.POSITIVE_INFINITY), "c", 2)))
                .isInstanceOf(UnsupportedValueException.class)
                .hasMessageContaining("GpuTensor")
                .hasMessageContaining("the device is gone");
        assertThat(tensors.at(1)).isEmpty();
    }

    @Test
    void aNullScalarAdapterIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> LogDatabase.builder().scalar(Tensor.class, null));
        assertThatNullPointerException().isThrownBy(() -> LogDatabase.builder().scalar(null, tensor -> 0));
    }
}
