package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A library cannot set its host's flags, and has no say on its host's terminal. */
@Timeout(60)
class QuietTest {

    @Test
    void aJvmWithoutFlagsPrintsNothing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Host.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    /** Stores, reads and refuses, as a host application would. */
    static final class Host {

        public static void main(String[] args) {
            List<Object> values = new ArrayList<>(HostileBytesTest.samples());
            values.add(Thread.currentThread());
            for (Object value : values) {
                try {
                    byte[] framed = Samples.codec().encode(value);
                    Samples.codec().decode(framed);
                    byte[] payload = Arrays.copyOfRange(framed, Frame.HEADER, framed.length);
                    for (int i = 0; i < payload.length; i++) {
                        payload[i]++;
                        provoke(payload);
                        payload[i]--;
                    }
                } catch (io.traininglog.UnsupportedValueException e) {
                    assert e.getMessage() != null;
                }
            }
        }

        private static void provoke(byte[] payload) {
            try {
                Samples.codec().decode(Frame.wrap(payload, payload.length));
            } catch (io.traininglog.CodecException e) {
                payload[0] = payload[0];
            }
        }
    }
}
