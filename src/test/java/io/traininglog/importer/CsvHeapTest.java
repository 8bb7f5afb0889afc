package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record would be is looked for in a small heap, however short its lines are. */
class CsvHeapTest {

    private static final int LINES = 4_500_000;

    @Test
    void shortLinesBehindAnOpenQuotationMarkAreReadIn128MegabytesOfHeap() throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo("1 fault, then " + LINES + " records up to line " + (LINES + 1));
    }

    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) throws IOException {
            byte[] file = ("1,\"2\n" + "3,4\n".repeat(LINES)).getBytes(StandardCharsets.US_ASCII);
            CsvReader reader = new CsvReader(new ByteArrayInputStream(file), CsvFormat.of("a,b", false));
            int faults = 0;
            int records = 0;
            long line = 0;
            for (CsvReader.Entry next = reader.next(); next != null; next = reader.next()) {
                faults += next.fault() == null ? 0 : 1;
                records += next.fault() == null ? 1 : 0;
                line = next.line();
            }
            System.out.println(faults + " fault, then " + records + " records up to line " + line);
        }
    }
}
