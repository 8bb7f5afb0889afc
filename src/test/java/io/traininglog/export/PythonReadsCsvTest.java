package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's own csv module reads what is written, to the last bit. */
class PythonReadsCsvTest {

    /** Prints the text as code points, and every number by its bits. */
    private static final String READER = """
            import csv, json, struct, sys
            with open(sys.argv[1], encoding='utf-8', newline='') as file:
                rows = list(csv.DictReader(file, strict=True))
            for row in rows:
                if row['number']:
                    number = float(row['number'])
                    bits = 'nan' if number != number else struct.pack('>d', number).hex()
                    print(row['time'], 'number', bits)
                if row['text']:
                    print(row['time'], 'text', json.dumps(row['text']))
                if row['array']:
                    print(row['time'], 'array', json.dumps(json.loads(row['array'])))
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void pythonIsThere() throws InterruptedException {
        Python.assumeHas("csv");
    }

    @Test
    void numbersAreTheSameBits() throws Exception {
        Random random = new Random(1936);
        StringBuilder expected = new StringBuilder();
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(0).put("text", "");
            log.at(0).put("array", "[]");
            for (int time = 1; time < 2000; time++) {
                double number = Double.longBitsToDouble(random.nextLong());
                log.record(time, "number", number);
                expected.append(time).append(" number ").append(bits(number)).append('\n');
            }
            double[] special = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, -0.0};
            for (int i = 0; i < special.length; i++) {
                log.record(2000 + i, "number", special[i]);
                expected.append(2000 + i)
                        .append(" number ")
                        .append(bits(special[i]))
                        .append('\n');
            }
            assertThat(read(log)).isEqualTo("0 array []\n" + expected);
        }
    }

    @Test
    void textAndArraysAreTheSame() throws Exception {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(1).put("text", "say \"hi\", then\r\nleave ☃ 𝄞");
            log.at(2).put("text", ",");
            log.at(3).put("array", new double[] {1.5, -2, Double.NaN});
            log.at(3).put("number", null);
            log.at(3).remove("number");
            assertThat(read(log, "number", "text", "array")).isEqualTo("""
                    1 text "say \\"hi\\", then\\r\\nleave \\u2603 \\ud834\\udd1e"
                    2 text ","
                    3 array [1.5, -2.0, NaN]
                    """);
        }
    }

    private static String bits(double number) {
        return Double.isNaN(number) ? "nan" : "%016x".formatted(Double.doubleToRawLongBits(number));
    }

    private String read(TrainingLog log, String... keys) throws IOException, InterruptedException {
        Path csv = folder.resolve("run.csv");
        if (keys.length == 0) {
            Csv.write(log, csv);
        } else {
            Csv.write(log, Selection.all().keys(keys), csv, Progress.NONE);
        }
        return Python.printed("-c", READER, csv.toString());
    }
}
