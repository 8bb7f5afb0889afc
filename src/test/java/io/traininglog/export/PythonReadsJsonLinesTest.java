package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's own json module reads what is written, to the last bit. */
class PythonReadsJsonLinesTest {

    /** Prints every key, and the value by its bits or as Python shows it in ASCII. */
    private static final String READER = """
            import json, struct, sys
            for line in open(sys.argv[1], encoding='utf-8', newline='\\n'):
                row = json.loads(line)
                time = row.pop('time')
                for key, value in row.items():
                    shown = struct.pack('>d', value).hex() if isinstance(value, float) else ascii(value)
                    print(time, ascii(key) if len(key) < 99 else len(key), shown)
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void pythonIsThere() throws InterruptedException {
        Python.assumeHas("json");
    }

    @Test
    void numbersAreTheSameBits() throws Exception {
        Random random = new Random(1936);
        List<String> expected = new ArrayList<>();
        try (TrainingLog log = TrainingLog.inMemory()) {
            for (int time = 0; time < 2000; time++) {
                double number = Double.longBitsToDouble(random.nextLong());
                log.record(time, "number", number);
                expected.add(time + " 'number' "
                        + (Double.isFinite(number)
                                ? "%016x".formatted(Double.doubleToRawLongBits(number))
                                : "'" + number + "'"));
            }
            log.record(2000, "number", -0.0);
            expected.add("2000 'number' 8000000000000000");
            log.at(Long.MAX_VALUE).put("number", Long.MIN_VALUE);
            expected.add("9223372036854775807 'number' -9223372036854775808");
            assertThat(read(log)).isEqualTo(expected);
        }
    }

    @Test
    void anyKeyAndTextIsTheSame() throws Exception {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(1).put("", "say \"hi\", then\r\nleave ☃ 𝄞\0");
            log.at(2).put("train/loss, \"x\"\n", null);
            log.at(3).put("k".repeat(1 << 20), new int[] {1, 2});
            assertThat(read(log))
                    .containsExactly(
                            "1 '' 'say \"hi\", then\\r\\nleave \\u2603 \\U0001d11e\\x00'",
                            "2 'train/loss, \"x\"\\n' None",
                            "3 1048576 [1, 2]");
        }
    }

    private List<String> read(TrainingLog log) throws Exception {
        Path file = folder.resolve("run.jsonl");
        JsonLines.write(log, file);
        return Python.run(READER, file);
    }
}
